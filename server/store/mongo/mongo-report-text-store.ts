import type { ReportText } from '../../../surveys/report-text.ts'
import { parseDocument } from '../parse-document.ts'
import type { ReportTextStore } from '../report-text-store.ts'
import { asked, insertOnce } from './errors.ts'
import { joinedId } from './joined-id.ts'
import type { Models } from './models.ts'

export function createReportTextStore({ reportText }: Pick<Models, 'reportText'>): ReportTextStore {
  return {
    insertReportText: written => {
      const { roundId: round, number } = written
      const _id = joinedId([round, String(number)], ' ')
      return insertOnce(reportText.create([{ _id, round, number, text: JSON.stringify(written) }]))
    },
    async listReportTexts(round) {
      const found = reportText.find({ round }).sort({ number: 1 })
      return (await asked(found.lean().exec())).map(({ text }) => parseDocument<ReportText>(text))
    },
  }
}
