import type { Say } from '../../../reports/documents/document.ts'
import { codesOf, codingOf, quoteOf } from '../../../surveys/free-text/coding-book.ts'
import type { CodeId } from '../../../surveys/free-text/code.ts'
import type { Comment } from '../../../surveys/free-text/comment.ts'
import { nextToCode } from '../../../surveys/free-text/find-comments.ts'
import { LEFT_OUT, MASK } from '../../../surveys/free-text/masking.ts'
import { may } from '../../accounts/policy.ts'
import { pathTo } from '../../paths.ts'
import type { QuestionPlace } from '../../services/free-text-service.ts'
import { errorList, textField } from '../form-field.ts'
import { commentView, freeTextPage, placeOf, type Reader } from './free-text-page.ts'

/** That no code fits, among the values of the boxes; no code has this id. */
export const NO_CODE = '-'

/** What each field is called. */
export const COMMENT_FIELDS = {
  codes: 'kod',
  revision: 'sedd',
  digest: 'lydelse',
  quote: 'citat',
} as const

/** One key for each code, in their order. */
const KEYS = '123456789abcdefghijklmnopqrstuvwxyz'
const NONE_KEY = '0'

/** What was just tried, and why it is not done. */
export interface TriedCoding {
  /** What was chosen; `null`: what is decided. */
  readonly chosen: readonly string[] | null
  /** What was typed as a quote; `null`: the one that is chosen, or the comment. */
  readonly quote: string | null
  readonly errors: Readonly<Record<string, string>>
  /** Somebody else was first, or a code is gone; `null`: neither. */
  readonly warning: string | null
  /** The quote is only to be looked at. */
  readonly isPreview: boolean
}

interface ShownComment {
  readonly comment: Comment
  readonly tried: TriedCoding
}

export const NOTHING_TRIED: TriedCoding = {
  chosen: null,
  quote: null,
  errors: {},
  warning: null,
  isPreview: false,
}

/** One comment: to read, to code with a key for each code, and to quote from. */
export function commentPage(
  place: QuestionPlace,
  {
    reader,
    comment,
    tried,
  }: { readonly reader: Reader; readonly comment: Comment; readonly tried: TriedCoding },
  say: Say,
) {
  const { round, question } = place
  const { visitor } = reader
  const { errors, warning } = tried
  const at = placeOf(place)
  const number = question.comments.indexOf(comment) + 1
  const next = nextToCode(question.comments, comment.id, question.book)
  const title = say('comment.title', { number, count: question.comments.length })
  return {
    ...freeTextPage(title, { visitor, round, errors }, say),
    heading: title,
    wording: question.wording,
    back: { href: pathTo.freeTextQuestion(at), text: say('comment.back') },
    comment: commentView(comment, { place, reader }, say),
    errors: errorList({ values: {}, errors }),
    warning,
    mayCode: may(visitor.user, 'freeText.code'),
    codes: pathTo.codes(at),
    next: next === null ? null : `${pathTo.comment(at, next.id)}#koder`,
    seen: { revision: codingOf(question.book, comment.id)?.revision ?? 0, digest: comment.digest },
    coding: codingForm(place, { comment, tried }, say),
    quoting: quoteForm(place, { comment, tried }, say),
  }
}

function codingForm(
  { round, question }: QuestionPlace,
  { comment, tried }: ShownComment,
  say: Say,
) {
  const { book } = question
  const { chosen, errors } = tried
  const checked = chosen ?? decidedValues(question, comment)
  const box = (value: CodeId, text: string, key: string) => ({
    value,
    text,
    key,
    checked: checked.includes(value),
    isNone: value === NO_CODE,
  })
  return {
    action: pathTo.comment(placeOf({ round, question }), comment.id),
    error: errors['koder'] ?? null,
    boxes: [
      ...book.frame.codes.map(({ id, name, definition, use }, index) => ({
        ...box(id, name, KEYS[index] ?? ''),
        helps: [definition, use].filter(text => text !== ''),
      })),
      { ...box(NO_CODE, say('freeText.none'), NONE_KEY), helps: [] },
    ],
  }
}

/** The boxes that are ticked for what is decided. */
function decidedValues({ book }: QuestionPlace['question'], comment: Comment): readonly string[] {
  const codes = codesOf(comment, book)
  const coding = codingOf(book, comment.id)
  const isNone = coding?.digest === comment.digest && coding.codes?.length === 0
  return isNone ? [NO_CODE] : codes
}

function quoteForm({ round, question }: QuestionPlace, { comment, tried }: ShownComment, say: Say) {
  const chosen = quoteOf(comment, question.book)
  const text = tried.quote ?? chosen?.text ?? comment.text
  const id = COMMENT_FIELDS.quote
  const help = say('comment.quote.help', { mask: MASK, leftOut: LEFT_OUT })
  const kind = { id, label: say('comment.quote.label'), help }
  return {
    action: pathTo.quote(placeOf({ round, question }), comment.id),
    area: { ...textField(kind, { values: { [id]: text }, errors: tried.errors }), rows: 6 },
    mask: MASK,
    preview: tried.isPreview ? text : null,
    isOpen: tried.quote !== null,
    chosen: chosen === null ? null : chosen.text,
  }
}
