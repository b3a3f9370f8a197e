import type { Body } from '../../../surveys/body.ts'
import type { BodyStore } from '../body-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createBodyStore(db: Database, queue: WriteQueue): BodyStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO body (id, revision, doc) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const save = db.prepare('UPDATE body SET revision = ?, doc = ? WHERE id = ? AND revision = ?')
  const find = db.prepare<[string], string>('SELECT doc FROM body WHERE id = ?').pluck()
  const list = db.prepare<[], string>('SELECT doc FROM body ORDER BY id').pluck()
  return {
    insertBody: body =>
      queue.run(() => {
        const { changes } = insert.run(body.id, body.revision, JSON.stringify(body))
        return changes === 1 ? 'stored' : 'exists'
      }),
    saveBody: body =>
      queue.run(() => {
        const { id, revision } = body
        const { changes } = save.run(revision, JSON.stringify(body), id, revision - 1)
        return changes === 1 ? 'stored' : 'stale'
      }),
    findBody: id =>
      read(() => {
        const doc = find.get(id)
        return doc === undefined ? null : parseDocument<Body>(doc)
      }),
    listBodies: () => read(() => list.all().map(doc => parseDocument<Body>(doc))),
  }
}
