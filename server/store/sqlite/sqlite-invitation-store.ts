import { type Invitation, NEW_INVITATION } from '../../../surveys/invitation.ts'
import { type OutcomeCode, NO_OUTCOMES } from '../../../surveys/outcome.ts'
import type { RoundId } from '../../../surveys/round.ts'
import type { InvitationCount, InvitationStore } from '../invitation-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { AnsweredMark } from '../response-store.ts'
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
  readonly revision: number
  readonly doc: string
}

/** What stands in `doc`; what is not there was not changed since the invitation was made. */
type Later = Omit<
  Invitation,
  'id' | 'roundId' | 'associationId' | 'sector' | 'lookup' | 'answeredAt' | 'revision'
>

/** Adds an invitation; to be called inside a write. */
export function createInvitationWriter(db: Database): (invitation: Invitation) => void {
  const insert = db.prepare(
    `INSERT INTO invitation (id, round, association, sector, lookup, answered_at, revision, doc)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const stopLinks = createLinkStopper(db)
  return invitation => {
    const { id, roundId, associationId, sector, lookup, answeredAt, revision } = invitation
    const doc = laterDoc(invitation)
    insert.run(id, roundId, associationId, sector, lookup, answeredAt, revision, doc)
    stopLinks(invitation)
  }
}

/** Remembers links that have been replaced; to be called inside a write. */
function createLinkStopper(db: Database): (invitation: Invitation) => void {
  const stop = db.prepare(
    'INSERT INTO stopped_link (lookup, invitation) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  return ({ id, stoppedLinks }) => {
    for (const { lookup } of stoppedLinks) stop.run(lookup, id)
  }
}

/** Marks an invitation as answered, once or as the mark says; to be called inside a write. */
export function createAnsweredMarker(db: Database): (mark: AnsweredMark) => void {
  const markOnce = db.prepare(
    'UPDATE invitation SET answered_at = @at WHERE id = @id AND answered_at IS NULL',
  )
  const markLatest = db.prepare(
    'UPDATE invitation SET answered_at = @at WHERE id = @id AND (answered_at IS NULL OR answered_at < @at)',
  )
  return ({ invitationId: id, at, movesWithChange = false }) => {
    const mark = movesWithChange ? markLatest : markOnce
    mark.run({ at, id })
  }
}

/** Invitations are written together with the round or the response that they belong to, or changed by themselves. */
export function createInvitationStore(db: Database, queue: WriteQueue): InvitationStore {
  const read = createReader(db)
  const list = db.prepare<[string], InvitationRow>(
    'SELECT * FROM invitation WHERE round = ? ORDER BY association',
  )
  const listOutcomes = db.prepare<[string], InvitationRow>(
    `SELECT * FROM invitation WHERE round = ? AND revision > 1
     AND (doc ->> 'wayOut' IS NOT NULL OR doc ->> 'outcome' IS NOT NULL) ORDER BY association`,
  )
  const markAnswered = createAnsweredMarker(db)
  const unmark = db.prepare('UPDATE invitation SET answered_at = NULL WHERE id = ?')
  return {
    ...createFinding(db),
    ...createCopying(db, queue),
    ...createCounting(db),
    saveInvitation: createSaving(db, queue),
    markAnswered: (id, at) =>
      queue.run(() => {
        markAnswered({ invitationId: id, at })
      }),
    unmarkAnswered: id =>
      queue.run(() => {
        unmark.run(id)
      }),
    listInvitations: round => read(() => list.all(round).map(toInvitation)),
    listOutcomes: round => read(() => listOutcomes.all(round).map(toInvitation)),
  }
}

function createFinding(db: Database): Pick<InvitationStore, 'findInvitation' | 'findInvitationOf'> {
  const read = createReader(db)
  const find = db.prepare<{ lookup: string }, InvitationRow>(
    `SELECT * FROM invitation WHERE lookup = @lookup
     UNION ALL
     SELECT invitation.* FROM stopped_link JOIN invitation ON invitation.id = stopped_link.invitation
     WHERE stopped_link.lookup = @lookup`,
  )
  const findOf = db.prepare<[string, string], InvitationRow>(
    'SELECT * FROM invitation WHERE round = ? AND association = ?',
  )
  return {
    findInvitation: lookup =>
      read(() => {
        const row = find.get({ lookup })
        return row === undefined ? null : toInvitation(row)
      }),
    findInvitationOf: (round, association) =>
      read(() => {
        const row = findOf.get(round, association)
        return row === undefined ? null : toInvitation(row)
      }),
  }
}

function createSaving(db: Database, queue: WriteQueue): InvitationStore['saveInvitation'] {
  const update = db.prepare(
    'UPDATE invitation SET sector = ?, lookup = ?, revision = ?, doc = ? WHERE id = ? AND revision = ?',
  )
  const stopLinks = createLinkStopper(db)
  return invitation =>
    queue.run(() => {
      const { id, sector, lookup, revision } = invitation
      const values = [sector, lookup, revision, laterDoc(invitation)]
      const { changes } = update.run(...values, id, revision - 1)
      if (changes === 0) return 'stale'
      stopLinks(invitation)
      return 'stored'
    })
}

interface CountRow {
  readonly sector: string
  readonly invited: number
  readonly answered: number
}

interface OutcomeRow {
  readonly sector: string
  readonly code: OutcomeCode
  readonly count: number
}

function createCounting(db: Database): Pick<InvitationStore, 'countInvitations'> {
  const read = createReader(db)
  // `+`: all are read, as they lie. Through the index each is somewhere else in the file, and takes ten times as long.
  const count = db.prepare<[string], CountRow>(
    `SELECT sector, count(*) AS invited, count(answered_at) AS answered
     FROM invitation WHERE +round = ? GROUP BY sector ORDER BY sector`,
  )
  const countOutcomes = db.prepare<[string], OutcomeRow>(
    `SELECT sector, doc ->> '$.outcome.code' AS code, count(*) AS count FROM invitation
     WHERE +round = ? AND revision > 1 AND answered_at IS NULL AND code IS NOT NULL
     GROUP BY sector, code`,
  )
  const countAll = (round: RoundId): readonly InvitationCount[] => {
    const outcomes = countOutcomes.all(round)
    return count.all(round).map(row => {
      const ofSector = outcomes.filter(({ sector }) => sector === row.sector)
      const counted = Object.fromEntries(ofSector.map(({ code, count }) => [code, count]))
      return { ...row, outcomes: { ...NO_OUTCOMES, ...counted } }
    })
  }
  return { countInvitations: round => read(() => countAll(round)) }
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

function laterDoc(invitation: Invitation): string {
  const { linkId, stoppedLinks, email, replacesRevision, wayOut, outcome } = invitation
  const later: Later = { linkId, stoppedLinks, email, replacesRevision, wayOut, outcome }
  return invitation.revision === 1 ? '{}' : JSON.stringify(later)
}

function toInvitation(row: InvitationRow): Invitation {
  return {
    ...NEW_INVITATION,
    id: row.id,
    roundId: row.round,
    associationId: row.association,
    sector: row.sector,
    lookup: row.lookup,
    answeredAt: row.answered_at,
    revision: row.revision,
    ...(row.doc === '{}' ? {} : parseDocument<Later>(row.doc)),
  }
}
