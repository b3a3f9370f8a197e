import type { TSchema } from '@sinclair/typebox'

import type { Fault } from '../fault.ts'
import type { Answer } from '../response.ts'

/** What was entered for a question, read: blank, an answer, or the reason why it is none. */
export type Reading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'issue'; readonly code: IssueCode; readonly values: IssueValues }

/** Each has a sentence in `templates/texts`, under `issue.`. */
export const ISSUE_CODES = [
  'required',
  'notOnScale',
  'notAChoice',
  'severalValues',
  'tooLong',
] as const
export type IssueCode = (typeof ISSUE_CODES)[number]
export type IssueValues = Readonly<Record<string, string | number>>

/** Everything the engine has to know of one type of question. One file for each in this folder. */
export interface QuestionType<Question> {
  readonly schema: TSchema
  /** Faults in a definition that a schema cannot express; paths are relative to the question. */
  faults(question: Question): readonly Fault[]
  /** Reads what a form or a CSV cell holds. `entered` is empty when nothing was sent. */
  read(question: Question, entered: readonly string[]): Reading
}

export const BLANK: Reading = { kind: 'blank' }

export function answered(answer: Answer): Reading {
  return { kind: 'answer', answer }
}

export function issue(code: IssueCode, values: IssueValues = {}): Reading {
  return { kind: 'issue', code, values }
}

/** What a form would have entered to give this answer: the reverse of `read`. */
export function enteredFrom(answer: Answer | undefined): readonly string[] {
  if (answer === undefined) return []
  return Array.isArray(answer) ? (answer as readonly string[]) : [String(answer)]
}
