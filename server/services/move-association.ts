import type { AssociationId, SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import { changeInvitation } from '../../surveys/invitation.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { isSubmitted } from '../../surveys/response.ts'
import { changeRound, type MovedNote, type Round } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { reasonIn } from './reason.ts'
import type { RoundKeys } from './round-keys.ts'
import { requireUnderReview } from './under-review.ts'

export interface MoveDeps {
  readonly store: Store
  readonly keys: RoundKeys
  readonly now: () => Instant
}

/** Where an association is to stand, and why: printed with the result. */
export interface Move {
  readonly association: AssociationId
  readonly sector: SectorId
  readonly reason: string
}

/**
 * Moves an association that stood in the wrong sector when the round was opened. The round's note decides it, and
 * keeps where it stood; frame, invitation and response follow.
 *
 * @throws Problem 'review/unseen' where nobody is to know who has answered, 'invitation/unknown', 'review/sector',
 *   'review/sameSector', 'round/needReason', 'round/changedMeanwhile', or what tells that the round is not under review.
 */
export async function moveAssociation(round: Round, move: Move, deps: MoveDeps): Promise<Round> {
  const { store, now } = deps
  const { association, sector } = move
  const { id } = round
  requireUnderReview(round, now())
  if (!promiseOf(round.promise).marksAnswered) throw new Problem('review/unseen', { round: id })
  const entry = await store.findFrameEntry(id, association)
  if (entry === null) throw new Problem('invitation/unknown', { round: id, association })
  if (entry.sector === sector) throw new Problem('review/sameSector', { association })
  const note: MovedNote = {
    kind: 'moved',
    at: now(),
    reason: reasonIn(move.reason),
    association,
    sector,
    from: nameOf(entry.sector, round),
    to: nameOf(sector, round),
  }
  const moved = changeRound(round, { notes: [...round.notes, note] })
  if ((await store.saveRound(moved)) === 'stale') {
    throw new Problem('round/changedMeanwhile', { round: id })
  }
  await followMoves(moved, deps)
  return moved
}

/** @throws Problem 'review/sector' for one that the round does not have. */
function nameOf(sector: SectorId, { id, opened }: Round): string {
  const found = opened?.sectors.find(each => each.id === sector)
  if (found === undefined) throw new Problem('review/sector', { round: id, sector })
  return found.name
}

/**
 * Lets everything that is kept of associations that have been moved say so: what a death has broken off between two
 * writes is made whole. To be done again before a round is certified.
 */
export async function followMoves(round: Round, deps: MoveDeps): Promise<void> {
  const moves = new Map(
    round.notes.flatMap(note =>
      note.kind === 'moved' && note.association !== undefined
        ? [[note.association, note.sector] as const]
        : [],
    ),
  )
  for (const [association, sector] of moves) {
    await moveEntry(round, { association, sector }, deps.store)
    await moveInvitation(round, { association, sector }, deps.store)
    await moveResponse(round, { association, sector }, deps)
  }
}

type Place = Pick<Move, 'association' | 'sector'>

async function moveEntry({ id }: Round, { association, sector }: Place, store: Store) {
  const entry = await store.findFrameEntry(id, association)
  if (entry !== null && entry.sector !== sector)
    await store.saveFrameEntry(id, { ...entry, sector })
}

async function moveInvitation({ id }: Round, { association, sector }: Place, store: Store) {
  // Staff may be deciding about it in the same moment.
  for (;;) {
    const invitation = await store.findInvitationOf(id, association)
    if (invitation === null || invitation.sector === sector) return
    if ((await store.saveInvitation(changeInvitation(invitation, { sector }))) === 'stored') return
  }
}

/** The same answer in another sector: only the next revision can be written. */
async function moveResponse(
  round: Round,
  { association, sector }: Place,
  { store, keys }: MoveDeps,
): Promise<void> {
  const linkKey = await keys.findLinkKey(round)
  if (linkKey === null) return
  const stored = await store.findResponse(round.id, linkKey.responseKey(association))
  if (stored === null || !isSubmitted(stored) || stored.sector === sector) return
  const response = { ...stored, sector, revision: stored.revision + 1 }
  if ((await store.importResponses([{ response, mark: null }], null)) === 'stored') return
  throw new Problem('round/changedMeanwhile', { round: round.id })
}
