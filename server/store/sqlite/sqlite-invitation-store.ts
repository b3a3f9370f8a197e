import type { Instant } from '../../../surveys/instant.ts'
import type { Invitation, InvitationId } from '../../../surveys/invitation.ts'
import type { InvitationCount, InvitationStore } from '../invitation-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { scan, SCAN_ROWS } from './scan.ts'
import type { WriteQueue } from './write-queue.ts'

interface InvitationRow {
  readonly id: string
  readonly round: string
  readonly association: string
  readonly sector: string
  readonly lookup: string
  readonly answered_at: string | null
}

/** Adds an invitation; to be called inside a write. */
export function createInvitationWriter(db: Database): (invitation: Invitation) => void {
  const insert = db.prepare(
    `INSERT INTO invitation (id, round, association, sector, lookup, answered_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
  )
  return ({ id, roundId, associationId, sector, lookup, answeredAt }) => {
    insert.run(id, roundId, associationId, sector, lookup, answeredAt)
  }
}

/** Marks an invitation as answered, once; to be called inside a write. */
export function createAnsweredMarker(db: Database): (id: InvitationId, at: Instant) => void {
  const mark = db.prepare(
    'UPDATE invitation SET answered_at = ? WHERE id = ? AND answered_at IS NULL',
  )
  return (id, at) => {
    mark.run(at, id)
  }
}

/** Invitations are written together with the round or the response that they belong to. */
export function createInvitationStore(db: Database, queue: WriteQueue): InvitationStore {
  const read = createReader(db)
  const find = db.prepare<[string], InvitationRow>('SELECT * FROM invitation WHERE lookup = ?')
  const list = db.prepare<[string], InvitationRow>(
    'SELECT * FROM invitation WHERE round = ? ORDER BY association',
  )
  // `+`: all are read, as they lie. Through the index each is somewhere else in the file, and takes ten times as long.
  const count = db.prepare<[string], InvitationCount>(
    `SELECT sector, count(*) AS invited, count(answered_at) AS answered
     FROM invitation WHERE +round = ? GROUP BY sector ORDER BY sector`,
  )
  const markAnswered = createAnsweredMarker(db)
  return {
    ...createCopying(db, queue),
    markAnswered: (id, at) =>
      queue.run(() => {
        markAnswered(id, at)
      }),
    findInvitation: lookup =>
      read(() => {
        const row = find.get(lookup)
        return row === undefined ? null : toInvitation(row)
      }),
    listInvitations: round => read(() => list.all(round).map(toInvitation)),
    countInvitations: round => read(() => count.all(round)),
  }
}

/** Invitations as they stand, from and to another store. */
function createCopying(
  db: Database,
  queue: WriteQueue,
): Pick<InvitationStore, 'eachInvitation' | 'restoreInvitations'> {
  const insert = createInvitationWriter(db)
  const next = db.prepare<[string, string], InvitationRow>(
    `SELECT * FROM invitation WHERE round = ? AND association > ?
     ORDER BY association LIMIT ${SCAN_ROWS}`,
  )
  return {
    async *eachInvitation(round) {
      const rows = scan(
        db,
        after => next.all(round, after),
        ({ association }) => association,
      )
      for await (const row of rows) yield toInvitation(row)
    },
    restoreInvitations: invitations =>
      queue.run(() => {
        for (const invitation of invitations) insert(invitation)
      }),
  }
}

function toInvitation(row: InvitationRow): Invitation {
  return {
    id: row.id,
    roundId: row.round,
    associationId: row.association,
    sector: row.sector,
    lookup: row.lookup,
    answeredAt: row.answered_at,
  }
}
