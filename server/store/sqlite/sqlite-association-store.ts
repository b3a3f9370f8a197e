import type { Association } from '../../../surveys/association.ts'
import type { AssociationStore } from '../association-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { scan, SCAN_ROWS } from './scan.ts'
import type { WriteQueue } from './write-queue.ts'

interface AssociationRow {
  readonly id: string
  readonly doc: string
}

export function createAssociationStore(db: Database, queue: WriteQueue): AssociationStore {
  const read = createReader(db)
  const put = db.prepare('INSERT OR REPLACE INTO association (id, doc) VALUES (?, ?)')
  const list = db.prepare<[], string>('SELECT doc FROM association ORDER BY id').pluck()
  const next = db.prepare<[string], AssociationRow>(
    `SELECT id, doc FROM association WHERE id > ? ORDER BY id LIMIT ${SCAN_ROWS}`,
  )
  return {
    async *eachAssociation() {
      const rows = scan(
        db,
        after => next.all(after),
        ({ id }) => id,
      )
      for await (const { doc } of rows) yield parseDocument<Association>(doc)
    },
    putAssociations: associations =>
      queue.run(() => {
        for (const association of associations) put.run(association.id, JSON.stringify(association))
      }),
    listAssociations: () => read(() => list.all().map(doc => parseDocument<Association>(doc))),
  }
}
