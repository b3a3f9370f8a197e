import type { PrintedResult } from '../../../reports/printed/printed-result.ts'
import { parseDocument } from '../parse-document.ts'
import type { PrintedStore } from '../printed-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createPrintedStore(db: Database, queue: WriteQueue): PrintedStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO printed_result (id, revision, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const find = db
    .prepare<[string], string>(
      'SELECT doc FROM printed_result WHERE id = ? ORDER BY revision DESC LIMIT 1',
    )
    .pluck()
  const list = db
    .prepare<[], string>(
      `SELECT doc FROM printed_result AS latest WHERE revision =
         (SELECT MAX(revision) FROM printed_result WHERE id = latest.id) ORDER BY id`,
    )
    .pluck()
  const revisions = db
    .prepare<[string], string>('SELECT doc FROM printed_result WHERE id = ? ORDER BY revision')
    .pluck()
  return {
    insertPrinted: result =>
      queue.run(() => {
        const { changes } = insert.run(result.id, result.revision, JSON.stringify(result))
        return changes === 1 ? 'stored' : 'exists'
      }),
    findPrinted: id =>
      read(() => {
        const doc = find.get(id)
        return doc === undefined ? null : toResult(doc)
      }),
    listPrinted: () => read(() => list.all().map(toResult)),
    listPrintedRevisions: id => read(() => revisions.all(id).map(toResult)),
  }
}

const toResult = (doc: string) => parseDocument<PrintedResult>(doc)
