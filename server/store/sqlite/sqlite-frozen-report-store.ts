import type { FrozenReport, FrozenReportStore } from '../frozen-report-store.ts'
import { signatureText, toSignature } from '../signature-text.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

/** A report as its columns are read. */
type FrozenReportRow = Omit<FrozenReport, 'signature'> & { readonly signature: string | null }

export function createFrozenReportStore(db: Database, queue: WriteQueue): FrozenReportStore {
  const read = createReader(db)
  const insert = db.prepare(
    `INSERT INTO frozen_report (dossier, number, digest, content, signature)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const list = db.prepare<[string], FrozenReportRow>(
    `SELECT dossier AS dossierId, number, digest, content AS text, signature
     FROM frozen_report WHERE dossier = ? ORDER BY number`,
  )
  return {
    insertFrozenReport: ({ dossierId, number, digest, text, signature }) =>
      queue.run(() => {
        const { changes } = insert.run(dossierId, number, digest, text, signatureText(signature))
        return changes === 1 ? 'stored' : 'exists'
      }),
    listFrozenReports: dossierId =>
      read(() =>
        list
          .all(dossierId)
          .map(({ signature, ...report }) => ({ ...report, ...toSignature(signature) })),
      ),
  }
}
