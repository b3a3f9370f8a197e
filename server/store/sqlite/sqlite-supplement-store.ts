import type { CertifiedSupplement, SupplementStore } from '../supplement-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

const COLUMNS = 'round AS roundId, number, digest, content AS text'

export function createSupplementStore(db: Database, queue: WriteQueue): SupplementStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO free_text_supplement (round, number, digest, content) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const list = db.prepare<[string], CertifiedSupplement>(
    `SELECT ${COLUMNS} FROM free_text_supplement WHERE round = ? ORDER BY number`,
  )
  const findLast = db.prepare<[string], CertifiedSupplement>(
    `SELECT ${COLUMNS} FROM free_text_supplement WHERE round = ? ORDER BY number DESC LIMIT 1`,
  )
  return {
    insertSupplement: ({ roundId, number, digest, text }) =>
      queue.run(() => {
        const { changes } = insert.run(roundId, number, digest, text)
        return changes === 1 ? 'stored' : 'exists'
      }),
    listSupplements: round => read(() => list.all(round)),
    findSupplement: round => read(() => findLast.get(round) ?? null),
  }
}
