import type { TSchema } from '@sinclair/typebox'

import type { Fault } from '../fault.ts'
import type { AnswerTestName } from '../logic/condition.ts'
import type { Answer } from '../response.ts'
import type { LocalizedText } from '../schema/text.ts'

/** What was entered for a question, read: blank, an answer, or the reason why it is none. */
export type Reading =
  | { readonly kind: 'blank' }
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'issue'; readonly code: IssueCode; readonly values: IssueValues }

/** Each has a sentence in `templates/texts`, under `issue.`. */
export const ISSUE_CODES = [
  'required',
  'refused',
  'notOnScale',
  'notAChoice',
  'severalValues',
  'notAlone',
  'tooFewChoices',
  'tooManyChoices',
  'notANumber',
  'tooManyDecimals',
  'tooSmall',
  'tooLarge',
  'notADate',
  'tooEarly',
  'tooLate',
  'tooLong',
  'notARegistryNumber',
] as const
export type IssueCode = (typeof ISSUE_CODES)[number]
/** What the sentence names; texts of the survey in all its languages. */
export type IssueValues = Readonly<Record<string, string | number | LocalizedText>>

/** What stands on a page: a question, several that are asked together, or something to read. */
export interface ElementType<Element> {
  readonly schema: TSchema
  /** Faults in a definition that a schema cannot express; paths are relative to the element. */
  faults(element: Element): readonly Fault[]
}

/** Everything the engine has to know of one type of question. One file for each in this folder. */
export interface QuestionType<Question> extends ElementType<Question> {
  /** Reads what a form or a CSV cell holds. `entered` is empty when nothing was sent. */
  read(question: Question, entered: readonly string[]): Reading
  /** What a form would have entered to give this answer: the reverse of `read`. */
  write(answer: Answer): readonly string[]
  /** What conditions may ask of an answer. */
  readonly tests: readonly AnswerTestName[]
  /**
   * Answers of which one behaves as any that can be given, in conditions that compare with these values.
   *
   * @returns `null` when there are too many to go through.
   */
  representatives(
    question: Question,
    values: readonly (string | number)[],
  ): readonly Answer[] | null
}

export const BLANK: Reading = { kind: 'blank' }

export function answered(answer: Answer): Reading {
  return { kind: 'answer', answer }
}

export function issue(code: IssueCode, values: IssueValues = {}): Reading {
  return { kind: 'issue', code, values }
}

/** Reads what can only be one value: blank, or the text without white space around it. */
export function readOne(entered: readonly string[], read: (text: string) => Reading): Reading {
  const [text, ...more] = entered.map(each => each.trim()).filter(each => each !== '')
  if (text === undefined) return BLANK
  return more.length > 0 ? issue('severalValues') : read(text)
}

/** As most answers are entered: each value as it is. */
export function writePlainly(answer: Answer): readonly string[] {
  return Array.isArray(answer) ? (answer as readonly string[]) : [String(answer)]
}
