import type { FrameEntry, Round } from '../../../surveys/round.ts'
import { parseDocument } from '../parse-document.ts'
import type { RoundCopy, RoundStore } from '../round-store.ts'
import type { Database } from './database.ts'
import { createDocumentParser, createReader } from './reader.ts'
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
    restoreRound: createRestoring(db, queue),
  }
}

function createRounds(
  db: Database,
  queue: WriteQueue,
): Pick<RoundStore, 'insertRound' | 'findRound' | 'listRounds' | 'saveRound'> {
  const read = createReader(db)
  const parseRound = createDocumentParser<Round>()
  const saveRound = createRoundWriter(db)
  const insertRound = createRoundInserter(db)
  const find = db.prepare<[string], string>('SELECT doc FROM round WHERE id = ?').pluck()
  const list = db.prepare<[], string>('SELECT doc FROM round ORDER BY id').pluck()
  return {
    insertRound: round => queue.run(() => insertRound(round)),
    findRound: id => read(() => parseRound(id, find.get(id))),
    listRounds: () => read(() => list.all().map(doc => parseDocument<Round>(doc))),
    saveRound: round => queue.run(() => saveRound(round)),
  }
}

/** Everything that opening a round writes, in one transaction. */
function createOpening(db: Database, queue: WriteQueue): RoundStore['openRound'] {
  const saveRound = createRoundWriter(db)
  const writeFrame = createFrameWriter(db)
  return opening =>
    queue.run(() => {
      if (saveRound(opening.round) === 'stale') return 'stale'
      writeFrame(opening)
      return 'stored'
    })
}

function createRestoring(db: Database, queue: WriteQueue): RoundStore['restoreRound'] {
  const insertRound = createRoundInserter(db)
  const writeFrame = createFrameWriter(db)
  return copy =>
    queue.run(() => {
      if (insertRound(copy.round) === 'exists') return 'exists'
      writeFrame(copy)
      return 'stored'
    })
}

function createFrameWriter(db: Database): (copy: RoundCopy) => void {
  const insertInvitation = createInvitationWriter(db)
  const insertFrame = db.prepare('INSERT INTO frame (round, association, doc) VALUES (?, ?, ?)')
  const insertLinkKey = db.prepare('INSERT INTO link_key (round, wrapped) VALUES (?, ?)')
  return ({ round, frame, invitations, wrappedLinkKey }) => {
    for (const entry of frame) {
      insertFrame.run(round.id, entry.associationId, JSON.stringify(entry))
    }
    for (const invitation of invitations) insertInvitation(invitation)
    if (wrappedLinkKey !== null) insertLinkKey.run(round.id, wrappedLinkKey)
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

function createFrames(db: Database): Pick<RoundStore, 'listFrame' | 'findFrameEntry'> {
  const read = createReader(db)
  const list = db
    .prepare<[string], string>('SELECT doc FROM frame WHERE round = ? ORDER BY association')
    .pluck()
  const find = db
    .prepare<[string, string], string>('SELECT doc FROM frame WHERE round = ? AND association = ?')
    .pluck()
  return {
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
