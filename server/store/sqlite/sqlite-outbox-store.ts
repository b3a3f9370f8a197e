import type { MessageCount, OutboxMessage, OutboxStore, StoppedMessages } from '../outbox-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { scan, SCAN_ROWS } from './scan.ts'
import type { WriteQueue } from './write-queue.ts'

export function createOutboxStore(db: Database, queue: WriteQueue): OutboxStore {
  const insert = db.prepare(
    `INSERT INTO outbox (id, round, kind, state, due, sent_at, doc)
     VALUES (@id, @roundId, @kind, @state, @due, @sentAt, @doc) ON CONFLICT DO NOTHING`,
  )
  return {
    ...createSending(db, queue),
    ...createStopping(db, queue),
    ...createReading(db),
    queueMessages: messages =>
      queue.run(() =>
        messages.reduce((added, message) => added + insert.run(toRow(message)).changes, 0),
      ),
  }
}

type Sending = Pick<OutboxStore, 'takeMessage' | 'settleMessage'>

function createSending(db: Database, queue: WriteQueue): Sending {
  const write = createMessageWriter(db)
  const findDue = db
    .prepare<[string], string>('SELECT doc FROM outbox WHERE due <= ? ORDER BY due, id LIMIT 1')
    .pluck()
  const find = db.prepare<[string], string>('SELECT doc FROM outbox WHERE id = ?').pluck()
  return {
    takeMessage: ({ holder, until }, now) =>
      queue.run(() => {
        const doc = findDue.get(now)
        if (doc === undefined) return null
        const found = parseDocument<OutboxMessage>(doc)
        return write({ ...found, state: 'sending', due: until, holder })
      }),
    settleMessage: (message, holder) =>
      queue.run(() => {
        const doc = find.get(message.id)
        if (doc === undefined || parseDocument<OutboxMessage>(doc).holder !== holder) return 'lost'
        write({ ...message, holder: null })
        return 'stored'
      }),
  }
}

function createStopping(
  db: Database,
  queue: WriteQueue,
): Pick<OutboxStore, 'stopMessages' | 'resumeMessages'> {
  const write = createMessageWriter(db)
  const listWaiting = db
    .prepare<[string], string>(`SELECT doc FROM outbox WHERE round = ? AND state = 'waiting'`)
    .pluck()
  const listStopped = db
    .prepare<[StoppedMessages], string>(
      `SELECT doc FROM outbox WHERE round = @roundId AND state = 'stopped' AND kind = @kind
       AND doc ->> 'why' = @why AND (@occasion IS NULL OR doc ->> 'occasion' = @occasion)`,
    )
    .pluck()
  return {
    stopMessages: (round, why) =>
      queue.run(() => {
        const waiting = listWaiting.all(round)
        for (const doc of waiting) {
          write({ ...parseDocument<OutboxMessage>(doc), state: 'stopped', due: null, why })
        }
        return waiting.length
      }),
    resumeMessages: (which, { due, textVersion }) =>
      queue.run(() => {
        const stopped = listStopped.all(which)
        const again = { state: 'waiting', due, queuedAt: due, attempts: 0, textVersion } as const
        for (const doc of stopped) {
          write({ ...parseDocument<OutboxMessage>(doc), ...again, why: null })
        }
        return stopped.length
      }),
  }
}

/** Writes a message that is there; to be called inside a write. */
function createMessageWriter(db: Database): (message: OutboxMessage) => OutboxMessage {
  const update = db.prepare(
    'UPDATE outbox SET state = @state, due = @due, sent_at = @sentAt, doc = @doc WHERE id = @id',
  )
  return message => {
    const { id, state, due, sentAt, doc } = toRow(message)
    update.run({ id, state, due, sentAt, doc })
    return message
  }
}

function createReading(
  db: Database,
): Pick<OutboxStore, 'findMessage' | 'countMessages' | 'countSentSince' | 'eachMessage'> {
  const read = createReader(db)
  const find = db.prepare<[string], string>('SELECT doc FROM outbox WHERE id = ?').pluck()
  const count = db.prepare<[string], MessageCount>(
    `SELECT kind, state, count(*) AS count FROM outbox WHERE round = ?
     GROUP BY kind, state ORDER BY kind, state`,
  )
  const countSent = db
    .prepare<[string], number>('SELECT count(*) FROM outbox WHERE sent_at >= ?')
    .pluck()
  const next = db.prepare<[string, string], { readonly id: string; readonly doc: string }>(
    `SELECT id, doc FROM outbox WHERE round = ? AND id > ? ORDER BY id LIMIT ${SCAN_ROWS}`,
  )
  return {
    findMessage: id =>
      read(() => {
        const doc = find.get(id)
        return doc === undefined ? null : parseDocument<OutboxMessage>(doc)
      }),
    countMessages: round => read(() => count.all(round)),
    countSentSince: moment => read(() => countSent.get(moment) ?? 0),
    async *eachMessage(round) {
      const rows = scan(
        db,
        after => next.all(round, after),
        ({ id }) => id,
      )
      for await (const { doc } of rows) yield parseDocument<OutboxMessage>(doc)
    },
  }
}

function toRow(message: OutboxMessage) {
  const { id, roundId, kind, state, due, sentAt } = message
  return { id, roundId, kind, state, due, sentAt, doc: JSON.stringify(message) }
}
