import { signatureText, toSignature } from '../signature-text.ts'
import type { CertifiedSupplement, SupplementStore } from '../supplement-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

const COLUMNS = 'round AS roundId, number, digest, content AS text, signature'

/** A supplement as its columns are read. */
type SupplementRow = Omit<CertifiedSupplement, 'signature'> & { readonly signature: string | null }

export function createSupplementStore(db: Database, queue: WriteQueue): SupplementStore {
  const read = createReader(db)
  const insert = db.prepare(
    `INSERT INTO free_text_supplement (round, number, digest, content, signature)
     VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const list = db.prepare<[string], SupplementRow>(
    `SELECT ${COLUMNS} FROM free_text_supplement WHERE round = ? ORDER BY number`,
  )
  const findLast = db.prepare<[string], SupplementRow>(
    `SELECT ${COLUMNS} FROM free_text_supplement WHERE round = ? ORDER BY number DESC LIMIT 1`,
  )
  return {
    insertSupplement: ({ roundId, number, digest, text, signature }) =>
      queue.run(() => {
        const written = signatureText(signature)
        const { changes } = insert.run(roundId, number, digest, text, written)
        return changes === 1 ? 'stored' : 'exists'
      }),
    listSupplements: round => read(() => list.all(round).map(toSupplement)),
    findSupplement: round =>
      read(() => {
        const row = findLast.get(round)
        return row === undefined ? null : toSupplement(row)
      }),
  }
}

function toSupplement({ signature, ...supplement }: SupplementRow): CertifiedSupplement {
  return { ...supplement, ...toSignature(signature) }
}
