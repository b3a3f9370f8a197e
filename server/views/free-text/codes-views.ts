import type { Say } from '../../../reports/documents/document.ts'
import { type Code, type CodeId, MOST_CODES } from '../../../surveys/free-text/code.ts'
import { usesOf } from '../../../surveys/free-text/coding-book.ts'
import type { TypedCode } from '../../../surveys/free-text/read-code.ts'
import { pathTo } from '../../paths.ts'
import type { FramePlace } from '../../services/free-text-service.ts'
import { errorList, textField } from '../form-field.ts'
import type { Visitor } from '../work-page.ts'
import { freeTextPage, placeOf } from './free-text-page.ts'

/** What each field of a code is called. */
export const CODE_FIELDS = {
  name: 'namn',
  definition: 'betydelse',
  use: 'anvandning',
} as const satisfies Readonly<Record<keyof TypedCode, string>>

export const PLACE_FIELD = 'plats'
export const INTO_FIELD = 'till'
export const SOURCE_FIELD = 'fran'
export const FRAME_REVISION = 'kodlista'

/** What is typed, and what is not as it should be. */
export interface TriedCode {
  readonly typed: TypedCode
  readonly errors: Readonly<Record<string, string>>
  /** Somebody else has changed the codes, or something stands in the way; `null`: nothing. */
  readonly warning: string | null
  readonly done: string | null
}

export const EMPTY_CODE: TypedCode = { name: '', definition: '', use: '' }
export const NOTHING_TRIED_CODE: TriedCode = {
  typed: EMPTY_CODE,
  errors: {},
  warning: null,
  done: null,
}

/** "Koder": the codes of a question in their order, and what can be done with them. */
export function codesView(
  place: FramePlace,
  { visitor, tried }: { readonly visitor: Visitor; readonly tried: TriedCode },
  say: Say,
) {
  const { round, question, book, others } = place
  const at = placeOf(place)
  const { errors, warning, done } = tried
  const { codes, revision } = book.frame
  return {
    ...freeTextPage(say('codes.title'), { visitor, round, errors }, say),
    wording: question.label.sv,
    back: { href: pathTo.freeTextQuestion(at), text: say('comment.back') },
    errors: errorList({ values: {}, errors }),
    warning,
    done,
    revision,
    codes: codes.map(({ id, name, definition, use }) => ({
      href: pathTo.code(at, id),
      name,
      definition: definition === '' ? '–' : definition,
      use: use === '' ? '–' : use,
    })),
    action: pathTo.codes(at),
    isFull: codes.length >= MOST_CODES ? say('codes.full', { count: MOST_CODES }) : null,
    ...codeForm(tried, say),
    take: pathTo.takenCodes(at),
    sources: others.map(({ roundId, questionId, frame }) => ({
      value: `${roundId}/${questionId}`,
      text: say('codes.source', {
        round: roundId,
        question: questionId,
        count: frame.codes.length,
      }),
    })),
  }
}

/** One code: to change, to make one with another, and to take away while nothing is coded with it. */
export function codeView(
  place: FramePlace,
  {
    code,
    visitor,
    tried,
  }: { readonly code: Code; readonly visitor: Visitor; readonly tried: TriedCode },
  say: Say,
) {
  const { round, question, book } = place
  const at = placeOf(place)
  const { errors, warning } = tried
  const { codes, revision } = book.frame
  const isUsed = usesOf(book, code.id) > 0
  return {
    ...freeTextPage(code.name, { visitor, round, errors }, say),
    heading: code.name,
    wording: question.label.sv,
    back: { href: pathTo.codes(at), text: say('codes.back') },
    errors: errorList({ values: {}, errors }),
    warning,
    revision,
    action: pathTo.code(at, code.id),
    ...codeForm(tried, say),
    places: codes.map(({ id }, index) => ({
      value: String(index + 1),
      text: String(index + 1),
      selected: id === code.id,
    })),
    merge: pathTo.codeMerging(at, code.id),
    others: codes
      .filter(({ id }) => id !== code.id)
      .map(({ id, name }) => ({ value: id, text: name })),
    remove: isUsed ? null : pathTo.codeRemoval(at, code.id),
  }
}

/** The code with an id; `null`: there is none, or no longer. */
export function codeNamed({ book }: FramePlace, id: CodeId): Code | null {
  return book.frame.codes.find(code => code.id === id) ?? null
}

function codeForm({ typed, errors }: TriedCode, say: Say) {
  const shown = {
    errors,
    values: Object.fromEntries(
      Object.entries(CODE_FIELDS).map(([field, id]) => [id, typed[field as keyof TypedCode]]),
    ),
  }
  const kind = (field: keyof TypedCode) => ({
    id: CODE_FIELDS[field],
    label: say(`codeField.${field}`),
    help: say(`codeField.${field}.help`),
    autocomplete: 'off',
  })
  return {
    fields: [textField(kind('name'), shown)],
    areas: (['definition', 'use'] as const).map(field => ({
      ...textField(kind(field), shown),
      rows: 3,
    })),
  }
}
