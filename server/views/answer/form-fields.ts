import type { Warning } from '../../../surveys/answering/check-answers.ts'
import type { Entered } from '../../../surveys/answering/read-answers.ts'
import type { RoundId } from '../../../surveys/round.ts'

/**
 * The form's own fields beside the questions. None can be a question's id, which always has a dot.
 * `wholeText` marks a hidden field: the form carries everything that it needs, and the server remembers
 * nothing of who is filling in what.
 */
export const FORM_FIELDS = {
  round: 'omgang',
  revision: 'revision',
  submission: 'inskick',
  code: 'kod',
  /** Which way to go after saving. */
  goTo: 'till',
  /** The question whose answer is to be taken away. */
  clear: 'rensa',
  /** What the form does not show, because of earlier answers. */
  notShown: 'dolda',
  /** Answers that the form asks about: sent again, they are right. */
  confirmed: 'bekraftat',
} as const

export const GO_BACK = 'tillbaka'

export interface KeptField {
  readonly name: string
  readonly value: string
}

/** The hidden fields with which a form tells what it was made from. */
export function stampFields({
  round,
  revision,
  submissionId,
  code,
}: {
  readonly round: RoundId
  readonly revision: number | string
  readonly submissionId?: string
  readonly code?: string | null
}): readonly KeptField[] {
  return [
    { name: FORM_FIELDS.round, value: round },
    { name: FORM_FIELDS.revision, value: String(revision) },
    ...(submissionId === undefined ? [] : [{ name: FORM_FIELDS.submission, value: submissionId }]),
    ...(code === undefined || code === null ? [] : [{ name: FORM_FIELDS.code, value: code }]),
  ]
}

/** What the form shows and does not show, so that the server can tell when it comes back. */
export function shownFields({
  notShown,
  warnings,
}: {
  readonly notShown: Iterable<string>
  readonly warnings: readonly Pick<Warning, 'confirmation'>[]
}): readonly KeptField[] {
  return [
    ...[...notShown].map(value => ({ name: FORM_FIELDS.notShown, value })),
    ...warnings.map(({ confirmation }) => ({ name: FORM_FIELDS.confirmed, value: confirmation })),
  ]
}

/** What was entered, as hidden fields: nothing typed is lost on the way to another page. */
export function keptFields(entered: Entered): readonly KeptField[] {
  return [...entered].flatMap(([name, values]) => values.map(value => ({ name, value })))
}
