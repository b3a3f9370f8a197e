import type { ReportText } from '../../../surveys/report-text.ts'
import { parseDocument } from '../parse-document.ts'
import type { ReportTextStore } from '../report-text-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createReportTextStore(db: Database, queue: WriteQueue): ReportTextStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO report_text (round, number, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const list = db
    .prepare<[string], string>('SELECT doc FROM report_text WHERE round = ? ORDER BY number')
    .pluck()
  return {
    insertReportText: text =>
      queue.run(() => {
        const { changes } = insert.run(text.roundId, text.number, JSON.stringify(text))
        return changes === 1 ? 'stored' : 'exists'
      }),
    listReportTexts: round =>
      read(() => list.all(round).map(doc => parseDocument<ReportText>(doc))),
  }
}
