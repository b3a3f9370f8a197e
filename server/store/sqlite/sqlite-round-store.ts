import type { FrameEntry, Round } from '../../../surveys/round.ts'
import type { RoundStore } from '../round-store.ts'
import type { Database } from './database.ts'
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
  const saveRound = createRoundWriter(db)
  const insertInvitation = createInvitationWriter(db)
  const insertRound = db.prepare(
    'INSERT INTO round (id, revision, state, doc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const findRound = db.prepare<[string], string>('SELECT doc FROM round WHERE id = ?').pluck()
  const listRounds = db.prepare<[], string>('SELECT doc FROM round ORDER BY id').pluck()
  const insertFrame = db.prepare('INSERT INTO frame (round, association, doc) VALUES (?, ?, ?)')
  const listFrame = db
    .prepare<[string], string>('SELECT doc FROM frame WHERE round = ? ORDER BY association')
    .pluck()
  const findFrameEntry = db
    .prepare<[string, string], string>('SELECT doc FROM frame WHERE round = ? AND association = ?')
    .pluck()
  const insertLinkKey = db.prepare('INSERT INTO link_key (round, wrapped) VALUES (?, ?)')
  const findLinkKey = db
    .prepare<[string], string>('SELECT wrapped FROM link_key WHERE round = ?')
    .pluck()
  const destroyLinkKey = db.prepare('DELETE FROM link_key WHERE round = ?')

  return {
    insertRound: round =>
      queue.run(() => {
        const { id, revision, state } = round
        const { changes } = insertRound.run(id, revision, state, JSON.stringify(round))
        return changes === 1 ? 'stored' : 'exists'
      }),
    findRound: async id => parsed<Round>(findRound.get(id)),
    listRounds: async () => listRounds.all().map(doc => JSON.parse(doc) as Round),
    saveRound: round => queue.run(() => saveRound(round)),
    openRound: ({ round, frame, invitations, wrappedLinkKey }) =>
      queue.run(() => {
        if (saveRound(round) === 'stale') return 'stale'
        for (const entry of frame) {
          insertFrame.run(round.id, entry.associationId, JSON.stringify(entry))
        }
        for (const invitation of invitations) insertInvitation(invitation)
        insertLinkKey.run(round.id, wrappedLinkKey)
        return 'stored'
      }),
    listFrame: async id => listFrame.all(id).map(doc => JSON.parse(doc) as FrameEntry),
    findFrameEntry: async (id, association) =>
      parsed<FrameEntry>(findFrameEntry.get(id, association)),
    findLinkKey: async id => findLinkKey.get(id) ?? null,
    destroyLinkKey: id =>
      queue.run(() => {
        destroyLinkKey.run(id)
      }),
  }
}

function parsed<T>(doc: string | undefined): T | null {
  return doc === undefined ? null : (JSON.parse(doc) as T)
}
