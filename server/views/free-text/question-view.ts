import type { Say, Table } from '../../../reports/documents/document.ts'
import { plainColumn } from '../../../reports/documents/definitions.ts'
import { isWithheld } from '../../../reports/disclosure/figure.ts'
import { countCodes } from '../../../reports/free-text/count-codes.ts'
import {
  COMMENT_GROUPS,
  type CommentGroup,
  type CommentQuery,
  findComments,
  nextToCode,
} from '../../../surveys/free-text/find-comments.ts'
import { may } from '../../accounts/policy.ts'
import { pathTo } from '../../paths.ts'
import type { QuestionPlace } from '../../services/free-text-service.ts'
import { textField } from '../form-field.ts'
import { tableView } from '../report-view.ts'
import { commentView, freeTextPage, placeOf, type Reader } from './free-text-page.ts'

/** What the groups are called in addresses. */
const GROUP_WORDS: Readonly<Record<CommentGroup, string>> = {
  all: '',
  todo: 'kvar',
  none: 'ingen',
  quoted: 'citat',
}

/** As many as a page shows. */
const PER_PAGE = 50

/** What is looked for, as it stood in the address. */
export interface AskedComments extends CommentQuery {
  /** From 1. */
  readonly page: number
}

/** Reads what is looked for. @param text The value of a name in the address; empty when it is not there. */
export function readAsked(text: (name: string) => string): AskedComments {
  const page = Number(text('sida'))
  return {
    words: text('ord').trim(),
    code: text('kod') === '' ? null : text('kod'),
    group: COMMENT_GROUPS.find(group => GROUP_WORDS[group] === text('urval')) ?? 'all',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** What was written to one question: to search, to read, and to go on from to coding. */
export function questionView(
  place: QuestionPlace,
  {
    reader,
    asked,
    done,
  }: { readonly reader: Reader; readonly asked: AskedComments; readonly done: boolean },
  say: Say,
) {
  const { round, question } = place
  const { comments, book, wording } = question
  const found = findComments(comments, asked, book)
  const next = nextToCode(comments, null, book)
  const left = findComments(comments, { words: '', code: null, group: 'todo' }, book).length
  const { visitor } = reader
  return {
    ...freeTextPage(wording, { visitor, round }, say),
    heading: wording,
    back: { href: pathTo.freeText(round.id), text: say('freeText.back') },
    done: done ? say('freeText.allCoded') : null,
    lead: say('freeText.progress', { count: comments.length, left }),
    isEmpty: comments.length === 0,
    codes: pathTo.codes(placeOf(place)),
    hasCodes: book.frame.codes.length > 0,
    mayCode: may(visitor.user, 'freeText.code'),
    next: next === null ? null : `${pathTo.comment(placeOf(place), next.id)}#koder`,
    ...filterView(place, asked, say),
    ...listView(place, { reader, asked, found }, say),
    ...countsView(place, say),
  }
}

function filterView(place: QuestionPlace, { words, code, group }: AskedComments, say: Say) {
  const shown = { values: { ord: words }, errors: {} }
  return {
    action: pathTo.freeTextQuestion(placeOf(place)),
    fields: [textField({ id: 'ord', label: say('field.words'), autocomplete: 'off' }, shown)],
    choices: place.question.book.frame.codes.map(({ id, name }) => ({
      value: id,
      text: name,
      selected: id === code,
    })),
    groups: COMMENT_GROUPS.map(each => ({
      value: GROUP_WORDS[each],
      text: say(`freeText.group.${each}`),
      selected: each === group,
    })),
  }
}

function listView(
  place: QuestionPlace,
  {
    reader,
    asked,
    found,
  }: { reader: Reader; asked: AskedComments; found: QuestionPlace['question']['comments'] },
  say: Say,
) {
  const from = (asked.page - 1) * PER_PAGE
  const pageAt = (page: number) =>
    pathTo.freeTextQuestion(placeOf(place), {
      ord: asked.words,
      kod: asked.code ?? '',
      urval: GROUP_WORDS[asked.group],
      sida: page === 1 ? '' : String(page),
    })
  return {
    found: say('freeText.found', { count: found.length }),
    comments: found
      .slice(from, from + PER_PAGE)
      .map(comment => commentView(comment, { place, reader }, say)),
    previous: asked.page > 1 ? pageAt(asked.page - 1) : null,
    following: from + PER_PAGE < found.length ? pageAt(asked.page + 1) : null,
  }
}

function countsView({ round, question }: QuestionPlace, say: Say) {
  const { codes, none } = countCodes(question, round)
  const row = (header: string, comments: typeof none) => ({
    header,
    anchor: null,
    isTotal: false,
    cells: [{ figure: comments, unit: 'count' as const }],
  })
  const table: Table = {
    caption: say('freeText.counts'),
    columns: [plainColumn(say('column.code')), plainColumn(say('column.comments'))],
    rows: [
      ...codes.map(({ name, comments }) => row(name, comments)),
      row(say('freeText.none'), none),
    ],
  }
  const isHidden = [none, ...codes.map(({ comments }) => comments)].some(isWithheld)
  const note = say('freeText.withheld', { threshold: round.threshold })
  return {
    counts: codes.length === 0 ? null : tableView(table),
    countsNote: codes.length > 0 && isHidden ? note : null,
  }
}
