import { setImmediate } from 'node:timers/promises'

import type { LogEntry } from '../../accounts/log-entry.ts'
import type { LogStore } from '../log-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { SCAN_ROWS } from './scan.ts'
import type { WriteQueue } from './write-queue.ts'

export function createLogStore(db: Database, queue: WriteQueue): LogStore {
  const read = createReader(db)
  const insert = db.prepare(
    'INSERT INTO log (number, by, act, object, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const findLast = db
    .prepare<[], string>('SELECT doc FROM log ORDER BY number DESC LIMIT 1')
    .pluck()
  const list = db
    .prepare<[object], string>(
      `SELECT doc FROM log
       WHERE (@by IS NULL OR by = @by) AND (@act IS NULL OR act = @act)
         AND (@object IS NULL OR object = @object) AND (@before IS NULL OR number < @before)
       ORDER BY number DESC LIMIT @limit`,
    )
    .pluck()
  const next = db
    .prepare<[number], string>(
      `SELECT doc FROM log WHERE number > ? ORDER BY number LIMIT ${SCAN_ROWS}`,
    )
    .pluck()
  return {
    insertLogEntry: entry =>
      queue.run(() => {
        const { number, by, act, object } = entry
        const { changes } = insert.run(number, by, act, object, JSON.stringify(entry))
        return changes === 1 ? 'stored' : 'exists'
      }),
    findLastLogEntry: () =>
      read(() => {
        const doc = findLast.get()
        return doc === undefined ? null : parseDocument<LogEntry>(doc)
      }),
    listLogEntries: (filter, limit) =>
      read(() => list.all({ ...filter, limit }).map(doc => parseDocument<LogEntry>(doc))),
    async *eachLogEntry() {
      for (let last = 0; ; await setImmediate()) {
        const entries = await read(() => next.all(last).map(doc => parseDocument<LogEntry>(doc)))
        yield* entries
        if (entries.length < SCAN_ROWS) return
        last = entries.at(-1)?.number ?? last
      }
    },
  }
}
