import type { Say } from '../../reports/documents/document.ts'
import { type Language, textIn } from '../../surveys/language.ts'
import type { IssueCode, IssueValues } from '../../surveys/questions/question-type.ts'

/** The language that a page speaks, and the sentences of the program in it. */
export interface Wording {
  readonly say: Say
  readonly language: Language
}

/** Why an answer was not taken, in the words of the page. */
export function issueText(
  { code, values }: { readonly code: IssueCode; readonly values: IssueValues },
  { say, language }: Wording,
): string {
  const told = Object.entries(values).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'object' ? textIn(value, language) : value,
  ])
  return say(`issue.${code}`, Object.fromEntries(told))
}
