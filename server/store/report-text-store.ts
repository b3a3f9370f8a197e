import type { ReportText } from '../../surveys/report-text.ts'
import type { RoundId } from '../../surveys/round.ts'

/** What is written in the reports of rounds. What was saved is never changed or removed: a change is one more. */
export interface ReportTextStore {
  /** @returns 'exists' when the number is taken; that one stays. */
  insertReportText(text: ReportText): Promise<'stored' | 'exists'>
  /** Every version of a round, in the order of their numbers. */
  listReportTexts(round: RoundId): Promise<readonly ReportText[]>
}
