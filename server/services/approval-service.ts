import type { Instant } from '../../surveys/instant.ts'
import { type FrameEntry, type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import {
  decideWalkIn,
  type WalkIn,
  type WalkInDecision,
  type WalkInId,
} from '../../surveys/walk-in.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { countAsAssociations } from './approved-answer.ts'
import { type Approval, chooseAssociation } from './choose-association.ts'
import { type Duplicate, findKnown, findOthers, type Known } from './find-duplicates.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import { findWaiting, listWaiting, type Waiting, type WaitingAnswer } from './waiting-answers.ts'

/** An answer that waits, without anything of what is in it, and what to look at before it is approved. */
export interface WaitingLine {
  readonly walkIn: WalkIn
  readonly duplicates: readonly Duplicate[]
}

/** Approving what came by an open link (godkännande), so that it counts; nobody sees what is in it. */
export interface ApprovalService {
  /** @throws Problem 'round/unknown' or 'round/neverOpened'. */
  list(id: RoundId): Promise<readonly WaitingLine[]>
  /**
   * Counts an answer as an association's. What was broken off is finished by asking again, and cannot be decided otherwise.
   *
   * @throws Problem 'walkIn/unknown', 'walkIn/nothingWaits', 'walkIn/needAssociation', 'walkIn/unknownAssociation',
   *   'walkIn/sector', 'walkIn/answered', 'walkIn/halfApproved', 'round/certified' or 'round/changedMeanwhile'.
   */
  approve(id: RoundId, walkIn: WalkInId, approval: Approval): Promise<FrameEntry>
  /** Removes an answer: it is nobody's. @throws Problem as for `approve`. */
  reject(id: RoundId, walkIn: WalkInId): Promise<void>
}

export interface ApprovalDeps {
  readonly store: Store
  readonly rounds: RoundService
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly now: () => Instant
}

export function createApprovalService(deps: ApprovalDeps): ApprovalService {
  const { store, rounds, keys } = deps
  return {
    async list(id) {
      const round = await rounds.getRound(id)
      return linesOf(await listWaiting(round, deps), round, deps)
    },
    async approve(id, walkInId, approval) {
      const found = await getWaiting(id, walkInId, deps)
      const { round, walkIn, linkKey } = found
      const entry = await chooseAssociation(found, approval, store)
      const decided = await decide(walkIn, await approvalOf(round, entry, store), store)
      await countAsAssociations({ round, walkIn: decided, linkKey }, entry, deps)
      return entry
    },
    async reject(id, walkInId) {
      const { round, walkIn } = await getWaiting(id, walkInId, deps)
      await decide(walkIn, { kind: 'rejected' }, store)
      const linkKey = await keys.linkKeyOf(round)
      // Whoever answered may have changed it once more, before it was rejected.
      for (;;) {
        const waiting = await findWaiting(walkIn, linkKey, store)
        if (waiting === null || (await store.removeWaiting(waiting))) return
      }
    },
  }
}

async function linesOf(
  waiting: readonly WaitingAnswer[],
  round: Round,
  { store, keys }: ApprovalDeps,
): Promise<readonly WaitingLine[]> {
  if (waiting.length === 0) return []
  const linkKey = await keys.linkKeyOf(round)
  const known = await listKnown(round, store)
  const walkIns = waiting.map(({ walkIn }) => walkIn)
  const lines: WaitingLine[] = []
  for (const walkIn of walkIns) {
    const meant = findKnown(walkIn, known)
    const picked = known.filter(({ associationId }) => associationId === walkIn.associationId)
    const stored: Duplicate[] = []
    for (const { associationId, name } of [...picked, ...meant.flatMap(asKnown)]) {
      const response = await store.findResponse(round.id, linkKey.responseKey(associationId))
      const why = response?.content.state === 'draft' ? 'begun' : 'answered'
      if (response !== null) stored.push({ why, associationId, name })
    }
    lines.push({ walkIn, duplicates: [...stored, ...meant, ...findOthers(walkIn, walkIns)] })
  }
  return lines
}

function asKnown(duplicate: Duplicate) {
  return duplicate.why === 'waiting' ? [] : [duplicate]
}

/** Everyone in the frame, and in the register as it is now. */
async function listKnown({ id }: Round, store: Store): Promise<readonly Known[]> {
  const frame = await store.listFrame(id)
  const framed = new Set(frame.map(({ associationId }) => associationId))
  const later = (await store.listAssociations()).filter(each => !framed.has(each.id))
  return [
    ...frame,
    ...later.map(({ id: associationId, name, orgNumber }) => ({ associationId, name, orgNumber })),
  ]
}

async function getWaiting(
  id: RoundId,
  walkInId: WalkInId,
  { store, rounds, keys, now }: ApprovalDeps,
): Promise<Waiting> {
  const round = await rounds.getRound(id)
  const phase = roundPhase(round, now())
  if (phase === 'certified' || phase === 'certifying') {
    throw new Problem('round/certified', { round: id })
  }
  const walkIn = (await store.listWalkIns(id)).find(each => each.id === walkInId)
  if (walkIn === undefined) throw new Problem('walkIn/unknown', { round: id, id: walkInId })
  const linkKey = await keys.linkKeyOf(round)
  const response = await findWaiting(walkIn, linkKey, store)
  if (response === null) throw new Problem('walkIn/nothingWaits', { round: id, id: walkInId })
  return { round, walkIn, response, linkKey }
}

/** Whoever is not invited comes into the frame: that is kept, since the key that tells it is destroyed at the end. */
async function approvalOf(
  { id }: Round,
  { associationId }: FrameEntry,
  store: Store,
): Promise<WalkInDecision> {
  const isInvited = (await store.findInvitationOf(id, associationId)) !== null
  return { kind: 'approved', associationId, ...(isInvited ? {} : { isNewcomer: true }) }
}

/** From here on the link of whoever answered changes nothing. What was broken off halfway is decided as it was. */
async function decide(walkIn: WalkIn, decision: WalkInDecision, store: Store): Promise<WalkIn> {
  checkDecision(walkIn, decision)
  const before = walkIn.decision
  const decided = decideWalkIn(walkIn, before?.kind === 'approved' ? before : decision)
  if ((await store.saveWalkIn(decided)) === 'stored') return decided
  throw new Problem('round/changedMeanwhile', { round: walkIn.roundId })
}

/** What was approved and broken off may be counted already: it is finished, and nothing else. */
function checkDecision({ id, roundId, decision: before }: WalkIn, decision: WalkInDecision): void {
  if (before?.kind !== 'approved') return
  const { associationId: association } = before
  if (decision.kind === 'approved' && decision.associationId === association) return
  throw new Problem('walkIn/halfApproved', { round: roundId, id, association })
}
