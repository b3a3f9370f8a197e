import { setImmediate } from 'node:timers/promises'

import type { LogEntry } from '../../accounts/log-entry.ts'
import type { LogStore } from '../log-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { SCAN_ROWS } from './scan.ts'
import type { WriteQueue } from './write-queue.ts'

export function createLogStore(db: Database, queue: WriteQueue): LogStore {
  const insert = db.prepare(
    'INSERT INTO log (number, by, act, object, doc) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  return {
    ...createLogReaders(db),
    insertLogEntry: entry =>
      queue.run(() => {
        const { number, by, act, object } = entry
        const { changes } = insert.run(number, by, act, object, JSON.stringify(entry))
        return changes === 1 ? 'stored' : 'exists'
      }),
  }
}

const SELECT_LISTED = `SELECT doc FROM log
  WHERE (@by IS NULL OR by = @by) AND (@act IS NULL OR act = @act)
    AND (@object IS NULL OR object = @object) AND (@before IS NULL OR number < @before)
  ORDER BY number DESC LIMIT @limit`

function createLogReaders(db: Database): Omit<LogStore, 'insertLogEntry'> {
  const read = createReader(db)
  const findLast = db
    .prepare<[], string>('SELECT doc FROM log ORDER BY number DESC LIMIT 1')
    .pluck()
  const list = db.prepare<[object], string>(SELECT_LISTED).pluck()
  const next = db
    .prepare<[number], string>(
      `SELECT doc FROM log WHERE number > ? ORDER BY number LIMIT ${SCAN_ROWS}`,
    )
    .pluck()
  const toEntry = (doc: string) => parseDocument<LogEntry>(doc)
  return {
    findLastLogEntry: () => read(() => findLast.all().map(toEntry)[0] ?? null),
    listLogEntries: (filter, limit) => read(() => list.all({ ...filter, limit }).map(toEntry)),
    async *eachLogEntry() {
      for (let last = 0; ; await setImmediate()) {
        const entries = await read(() => next.all(last).map(toEntry))
        yield* entries
        if (entries.length < SCAN_ROWS) return
        last = entries.at(-1)?.number ?? last
      }
    },
  }
}
