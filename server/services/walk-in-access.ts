import { type Invitation, NEW_INVITATION } from '../../surveys/invitation.ts'
import { roundPhase } from '../../surveys/round.ts'
import { claimedAssociation, type WalkIn } from '../../surveys/walk-in.ts'
import { Problem } from '../problems.ts'
import type { Access, AccessDeps, EndedAccess } from './answer-access.ts'

/**
 * Follows the link of someone who came by the open link: the same form as of a personal link, but for an answer that
 * waits in a place of its own.
 *
 * @param lookup The keyed digest of its token.
 * @throws Problem 'page/unknown'.
 */
export async function followWalkIn(
  lookup: string,
  { store, surveys, keys, now }: AccessDeps,
): Promise<Access | EndedAccess> {
  const walkIn = await store.findWalkIn(lookup)
  const round = walkIn && (await store.findRound(walkIn.roundId))
  if (walkIn === null || round === null) throw new Problem('page/unknown')
  const { survey } = await surveys.getSurvey(round.survey)
  if (round.state === 'certified') {
    keys.forget(round.id)
    return { isEnded: true, why: 'certified', round, survey }
  }
  if (walkIn.decision !== null) {
    return { isEnded: true, why: walkIn.decision.kind, round, survey }
  }
  const linkKey = await keys.linkKeyOf(round)
  const key = linkKey.waitingKey(walkIn.id)
  const response = await store.findResponse(round.id, key)
  const at = now()
  return {
    isEnded: false,
    at,
    round,
    phase: roundPhase(round, at),
    invitation: standIn(walkIn),
    walkIn,
    association: claimedAssociation(walkIn),
    survey,
    linkKey,
    responseKey: key,
    draftKey: key,
    response,
    replacedRevision: null,
  }
}

/** In the place of an invitation, which there is none of; it is never stored. */
function standIn({ id, roundId, sector, lookup }: WalkIn): Invitation {
  return { ...NEW_INVITATION, id, roundId, associationId: id, sector, lookup }
}
