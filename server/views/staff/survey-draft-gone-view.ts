import type { Say } from '../../../reports/documents/document.ts'
import { paths } from '../../paths.ts'
import type { ProblemCode } from '../../problem-codes.ts'
import { type Visitor, workPage } from '../work-page.ts'

/** What was typed for a draft, or a part of one, that is gone. */
export function goneDraftView(
  {
    visitor,
    code,
    typed,
  }: {
    readonly visitor: Visitor
    readonly code: ProblemCode
    readonly typed: readonly string[]
  },
  say: Say,
) {
  const heading = say(`problem.${code}.title`)
  return {
    ...workPage(heading, { visitor, current: paths.surveys }, say),
    heading,
    explanation: say(`problem.${code}`),
    back: paths.surveys,
    typed: typed.filter(text => text.trim() !== ''),
  }
}
