import type { Session } from '../../accounts/session.ts'
import type { SessionStore } from '../session-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import type { WriteQueue } from './write-queue.ts'

interface SessionRow {
  readonly doc: string
  readonly last_seen_at: string
}

export function createSessionStore(db: Database, queue: WriteQueue): SessionStore {
  const read = createReader(db)
  const find = db.prepare<[string], SessionRow>(
    'SELECT doc, last_seen_at FROM session WHERE id = ?',
  )
  const list = db.prepare<[string], SessionRow>(
    'SELECT doc, last_seen_at FROM session WHERE user = ? ORDER BY started_at DESC, id',
  )
  return {
    ...createSessionWriters(db, queue),
    findSession: id =>
      read(() => {
        const row = find.get(id)
        return row === undefined ? null : toSession(row)
      }),
    listSessions: userId => read(() => list.all(userId).map(toSession)),
  }
}

function createSessionWriters(
  db: Database,
  queue: WriteQueue,
): Omit<SessionStore, 'findSession' | 'listSessions'> {
  const insert = db.prepare(
    'INSERT INTO session (id, user, started_at, last_seen_at, doc) VALUES (?, ?, ?, ?, ?)',
  )
  const see = db.prepare(
    'UPDATE session SET last_seen_at = @at WHERE id = @id AND last_seen_at < @at',
  )
  const remove = db.prepare('DELETE FROM session WHERE id = ?')
  const removeOf = db.prepare('DELETE FROM session WHERE user = ? AND id <> ?')
  const removeBefore = db.prepare('DELETE FROM session WHERE started_at < ?')
  return {
    insertSession: session =>
      queue.run(() => {
        const { id, userId, startedAt, lastSeenAt } = session
        insert.run(id, userId, startedAt, lastSeenAt, JSON.stringify(session))
      }),
    seeSession: (id, at) =>
      queue.run(() => {
        see.run({ id, at })
      }),
    removeSession: id =>
      queue.run(() => {
        remove.run(id)
      }),
    removeSessionsOf: (userId, but) =>
      queue.run(() => {
        removeOf.run(userId, but ?? '')
      }),
    removeSessionsBefore: moment => queue.run(() => removeBefore.run(moment).changes),
  }
}

function toSession({ doc, last_seen_at: lastSeenAt }: SessionRow): Session {
  return { ...parseDocument<Session>(doc), lastSeenAt }
}
