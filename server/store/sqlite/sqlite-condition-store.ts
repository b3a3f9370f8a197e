import type { Condition, ConditionStore } from '../condition-store.ts'
import type { Database } from './database.ts'
import { parseDocument } from '../parse-document.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

export function createConditionStore(db: Database, queue: WriteQueue): ConditionStore {
  const read = createReader(db)
  const find = db.prepare<[], string>('SELECT doc FROM condition').pluck()
  const save = db.prepare('INSERT OR REPLACE INTO condition (id, doc) VALUES (1, ?)')
  return {
    findCondition: () =>
      read(() => {
        const doc = find.get()
        return doc === undefined ? { kind: 'ready' } : parseDocument<Condition>(doc)
      }),
    saveCondition: condition =>
      queue.run(() => {
        save.run(JSON.stringify(condition))
      }),
  }
}
