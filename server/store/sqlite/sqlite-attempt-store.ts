import type { Attempts } from '../../accounts/attempts.ts'
import type { AttemptStore } from '../attempt-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createAttemptStore(db: Database, queue: WriteQueue): AttemptStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO attempt (key, revision, last_at, doc) VALUES (?, 1, ?, ?) ON CONFLICT DO NOTHING',
  )
  const update = db.prepare(
    'UPDATE attempt SET revision = ?, last_at = ?, doc = ? WHERE key = ? AND revision = ?',
  )
  const find = db.prepare<[string], string>('SELECT doc FROM attempt WHERE key = ?').pluck()
  const removeBefore = db.prepare('DELETE FROM attempt WHERE last_at < ?')
  return {
    findAttempts: key =>
      read(() => {
        const doc = find.get(key)
        return doc === undefined ? null : parseDocument<Attempts>(doc)
      }),
    saveAttempts: attempts =>
      queue.run(() => {
        const { key, revision, lastAt } = attempts
        const doc = JSON.stringify(attempts)
        const { changes } =
          revision === 1
            ? insert.run(key, lastAt, doc)
            : update.run(revision, lastAt, doc, key, revision - 1)
        return changes === 1 ? 'stored' : 'stale'
      }),
    removeAttemptsBefore: moment => queue.run(() => removeBefore.run(moment).changes),
  }
}
