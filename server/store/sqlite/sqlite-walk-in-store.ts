import type { WalkIn } from '../../../surveys/walk-in.ts'
import { parseDocument } from '../parse-document.ts'
import type { WalkInStore } from '../walk-in-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createWalkInStore(db: Database, queue: WriteQueue): WalkInStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO walk_in (id, round, lookup, revision, doc) VALUES (?, ?, ?, ?, ?)',
  )
  const save = db.prepare('UPDATE walk_in SET revision = ?, doc = ? WHERE id = ? AND revision = ?')
  const find = db.prepare<[string], string>('SELECT doc FROM walk_in WHERE lookup = ?').pluck()
  const list = db
    .prepare<[string], string>('SELECT doc FROM walk_in WHERE round = ? ORDER BY id')
    .pluck()
  return {
    insertWalkIn: walkIn =>
      queue.run(() => {
        const { id, roundId, lookup, revision } = walkIn
        insert.run(id, roundId, lookup, revision, JSON.stringify(walkIn))
      }),
    findWalkIn: lookup =>
      read(() => {
        const doc = find.get(lookup)
        return doc === undefined ? null : parseDocument<WalkIn>(doc)
      }),
    listWalkIns: round => read(() => list.all(round).map(doc => parseDocument<WalkIn>(doc))),
    saveWalkIn: walkIn =>
      queue.run(() => {
        const { id, revision } = walkIn
        const { changes } = save.run(revision, JSON.stringify(walkIn), id, revision - 1)
        return changes === 1 ? 'stored' : 'stale'
      }),
  }
}
