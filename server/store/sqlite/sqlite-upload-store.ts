import type { StoredUpload, UploadStore } from '../upload-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createUploadStore(db: Database, queue: WriteQueue): UploadStore {
  const read = createReader(db)
  const insert = db.prepare('INSERT INTO upload (id, at, doc, text) VALUES (?, ?, ?, ?)')
  const find = db.prepare<[string], StoredUpload>('SELECT id, at, doc FROM upload WHERE id = ?')
  const text = db.prepare<[string], string>('SELECT text FROM upload WHERE id = ?').pluck()
  const save = db.prepare('UPDATE upload SET doc = ? WHERE id = ?')
  const remove = db.prepare('DELETE FROM upload WHERE id = ?')
  const removeBefore = db.prepare('DELETE FROM upload WHERE at < ?')
  return {
    insertUpload: ({ id, at, doc }, given) => queue.run(() => void insert.run(id, at, doc, given)),
    findUpload: id => read(() => find.get(id) ?? null),
    readUpload: id => read(() => text.get(id) ?? null),
    saveUpload: ({ id, doc }) => queue.run(() => void save.run(doc, id)),
    removeUpload: id => queue.run(() => void remove.run(id)),
    removeUploadsBefore: moment => queue.run(() => removeBefore.run(moment).changes),
  }
}
