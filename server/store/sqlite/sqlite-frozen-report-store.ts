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
  const find = db.prepare<[string, number], FrozenReportRow>(
    `SELECT dossier AS dossierId, number, digest, content AS text, signature
     FROM frozen_report WHERE dossier = ? AND number = ?`,
  )
  const numbers = db
    .prepare<[string], number>('SELECT number FROM frozen_report WHERE dossier = ? ORDER BY number')
    .pluck()
  return {
    insertFrozenReport: ({ dossierId, number, digest, text, signature }) =>
      queue.run(() => {
        const { changes } = insert.run(dossierId, number, digest, text, signatureText(signature))
        return changes === 1 ? 'stored' : 'exists'
      }),
    findFrozenReport: (dossierId, number) =>
      read(() => {
        const row = find.get(dossierId, number)
        if (row === undefined) return null
        const { signature, ...report } = row
        return { ...report, ...toSignature(signature) }
      }),
    listFrozenNumbers: dossierId => read(() => numbers.all(dossierId)),
  }
}
