import type { FrameEntry, Round, RoundId } from '../../../surveys/round.ts'
import { parseDocument } from '../parse-document.ts'
import type { RoundStore } from '../round-store.ts'
import type { Database } from './database.ts'
import { createDocumentParser, createReader } from './reader.ts'
import { scan, SCAN_ROWS } from './scan.ts'
import { createInvitationWriter } from './sqlite-invitation-store.ts'
import type { WriteQueue } from './write-queue.ts'

/** Stores a round if its revision follows the stored one; to be called inside a write. */
export function createRoundWriter(db: Database): (round: Round) => 'stored' | 'stale' {
  const update = db.prepare(
    'UPDATE round SET revision = ?, state = ?, doc = ? WHERE id = ? AND revision = ?',
  )
  return round => {
    const { id, revision, state } = round
    const { changes } = update.run(revision, state, JSON.stringify(round), id, revision - 1)
    return changes === 1 ? 'stored' : 'stale'
  }
}

export function createRoundStore(db: Database, queue: WriteQueue): RoundStore {
  return {
    ...createRounds(db, queue),
    ...createFrames(db),
    ...createLinkKeys(db, queue),
    openRound: createOpening(db, queue),
    addToFrame: createAdding(db, queue),
    saveFrameEntry: createEntrySaver(db, queue),
    ...createRestoring(db, queue),
  }
}

function createRounds(
  db: Database,
  queue: WriteQueue,
): Pick<RoundStore, 'insertRound' | 'findRound' | 'listRounds' | 'saveRound' | 'removeDraft'> {
  const read = createReader(db)
  const parseRound = createDocumentParser<Round>()
  const saveRound = createRoundWriter(db)
  const insertRound = createRoundInserter(db)
  const find = db.prepare<[string], string>('SELECT doc FROM round WHERE id = ?').pluck()
  const list = db.prepare<[], string>('SELECT doc FROM round ORDER BY id').pluck()
  const remove = db.prepare("DELETE FROM round WHERE id = ? AND revision = ? AND state = 'draft'")
  return {
    insertRound: round => queue.run(() => insertRound(round)),
    findRound: id => read(() => parseRound(id, find.get(id))),
    listRounds: () => read(() => list.all().map(doc => parseDocument<Round>(doc))),
    saveRound: round => queue.run(() => saveRound(round)),
    removeDraft: ({ id, revision }) =>
      queue.run(() => (remove.run(id, revision).changes === 1 ? 'removed' : 'stale')),
  }
}

/** Everything that opening a round writes, in one transaction. */
function createOpening(db: Database, queue: WriteQueue): RoundStore['openRound'] {
  const saveRound = createRoundWriter(db)
  const insertEntry = createFrameWriter(db)
  const insertInvitation = createInvitationWriter(db)
  const insertLinkKey = createLinkKeyWriter(db)
  return ({ round, frame, invitations, wrappedLinkKey }) =>
    queue.run(() => {
      if (saveRound(round) === 'stale') return 'stale'
      for (const entry of frame) insertEntry(round.id, entry)
      for (const invitation of invitations) insertInvitation(invitation)
      insertLinkKey(round.id, wrappedLinkKey)
      return 'stored'
    })
}

function createAdding(db: Database, queue: WriteQueue): RoundStore['addToFrame'] {
  const findEntry = db.prepare('SELECT 1 FROM frame WHERE round = ? AND association = ?')
  const findInvitation = db.prepare('SELECT 1 FROM invitation WHERE id = ?')
  const insertEntry = createFrameWriter(db)
  const insertInvitation = createInvitationWriter(db)
  return (entry, invitation) =>
    queue.run(() => {
      const { id, roundId } = invitation
      if (findEntry.get(roundId, entry.associationId) === undefined) insertEntry(roundId, entry)
      if (findInvitation.get(id) === undefined) insertInvitation(invitation)
    })
}

function createEntrySaver(db: Database, queue: WriteQueue): RoundStore['saveFrameEntry'] {
  const update = db.prepare('UPDATE frame SET doc = ? WHERE round = ? AND association = ?')
  return (id, entry) =>
    queue.run(() => {
      update.run(JSON.stringify(entry), id, entry.associationId)
    })
}

function createRestoring(
  db: Database,
  queue: WriteQueue,
): Pick<RoundStore, 'restoreRound' | 'restoreFrame'> {
  const insertRound = createRoundInserter(db)
  const insertEntry = createFrameWriter(db)
  const insertLinkKey = createLinkKeyWriter(db)
  return {
    restoreRound: ({ round, wrappedLinkKey }) =>
      queue.run(() => {
        if (insertRound(round) === 'exists') return 'exists'
        if (wrappedLinkKey !== null) insertLinkKey(round.id, wrappedLinkKey)
        return 'stored'
      }),
    restoreFrame: (id, entries) =>
      queue.run(() => {
        for (const entry of entries) insertEntry(id, entry)
      }),
  }
}

function createFrameWriter(db: Database): (id: RoundId, entry: FrameEntry) => void {
  const insert = db.prepare('INSERT INTO frame (round, association, doc) VALUES (?, ?, ?)')
  return (id, entry) => {
    insert.run(id, entry.associationId, JSON.stringify(entry))
  }
}

function createLinkKeyWriter(db: Database): (id: RoundId, wrapped: string) => void {
  const insert = db.prepare('INSERT INTO link_key (round, wrapped) VALUES (?, ?)')
  return (id, wrapped) => {
    insert.run(id, wrapped)
  }
}

function createRoundInserter(db: Database): (round: Round) => 'stored' | 'exists' {
  const insert = db.prepare(
    'INSERT INTO round (id, revision, state, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  return round => {
    const { id, revision, state } = round
    const { changes } = insert.run(id, revision, state, JSON.stringify(round))
    return changes === 1 ? 'stored' : 'exists'
  }
}

interface FrameRow {
  readonly association: string
  readonly doc: string
}

function createFrames(
  db: Database,
): Pick<RoundStore, 'listFrame' | 'eachFrameEntry' | 'findFrameEntry'> {
  const read = createReader(db)
  const list = db
    .prepare<[string], string>('SELECT doc FROM frame WHERE round = ? ORDER BY association')
    .pluck()
  const find = db
    .prepare<[string, string], string>('SELECT doc FROM frame WHERE round = ? AND association = ?')
    .pluck()
  const next = db.prepare<[string, string], FrameRow>(
    `SELECT association, doc FROM frame WHERE round = ? AND association > ?
     ORDER BY association LIMIT ${SCAN_ROWS}`,
  )
  return {
    async *eachFrameEntry(id) {
      const rows = scan(
        db,
        after => next.all(id, after),
        ({ association }) => association,
      )
      for await (const { doc } of rows) yield parseDocument<FrameEntry>(doc)
    },
    listFrame: id => read(() => list.all(id).map(doc => parseDocument<FrameEntry>(doc))),
    findFrameEntry: (id, association) =>
      read(() => {
        const doc = find.get(id, association)
        return doc === undefined ? null : parseDocument<FrameEntry>(doc)
      }),
  }
}

function createLinkKeys(
  db: Database,
  queue: WriteQueue,
): Pick<RoundStore, 'findLinkKey' | 'destroyLinkKey'> {
  const read = createReader(db)
  const find = db.prepare<[string], string>('SELECT wrapped FROM link_key WHERE round = ?').pluck()
  const destroy = db.prepare('DELETE FROM link_key WHERE round = ?')
  return {
    findLinkKey: id => read(() => find.get(id) ?? null),
    destroyLinkKey: id =>
      queue.run(() => {
        destroy.run(id)
      }),
  }
}
