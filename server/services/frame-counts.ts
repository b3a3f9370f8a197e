import { countDisposed } from '../../surveys/disposal.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import { NO_OUTCOMES, type OutcomeCounts } from '../../surveys/outcome.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { Round } from '../../surveys/round.ts'
import type { InvitationCount } from '../store/invitation-store.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'

interface CountDeps {
  readonly store: Store
  readonly keys: Pick<RoundKeys, 'findLinkKey'>
}

/**
 * How many associations each sector has in the frame, how many of them have answered, and what became of the
 * others as far as staff have decided it. Where nobody is marked as having answered, the responses are counted, with
 * those that are erased since.
 */
export async function countFrame(
  round: Round,
  deps: CountDeps,
): Promise<readonly InvitationCount[]> {
  const counts = await deps.store.countInvitations(round.id)
  return promiseOf(round.promise).marksAnswered ? counts : countUnmarked(counts, round, deps)
}

async function countUnmarked(
  counts: readonly InvitationCount[],
  round: Round,
  deps: CountDeps,
): Promise<readonly InvitationCount[]> {
  const responses = await deps.store.countResponses(round.id)
  const submitted = new Map(responses.map(count => [count.sector, count.submitted]))
  const silent = await silentOutcomes(round, deps)
  return counts.map(({ sector, invited }) => ({
    sector,
    invited,
    answered: (submitted.get(sector) ?? 0) + countDisposed(round, sector),
    outcomes: countOutcomes(silent.filter(invitation => invitation.sector === sector)),
  }))
}

/**
 * Those with an outcome that have not answered all the same. Without a link key nobody can tell: then
 * everyone without an answer counts as one who did not answer.
 */
async function silentOutcomes(
  round: Round,
  { store, keys }: CountDeps,
): Promise<readonly Invitation[]> {
  const linkKey = await keys.findLinkKey(round)
  if (linkKey === null) return []
  const decided = (await store.listOutcomes(round.id)).filter(({ outcome }) => outcome !== null)
  const keyOf = ({ associationId }: Invitation) => linkKey.responseKey(associationId)
  const answered = await store.findSubmitted(round.id, decided.map(keyOf))
  return decided.filter(invitation => !answered.has(keyOf(invitation)))
}

function countOutcomes(invitations: readonly Invitation[]): OutcomeCounts {
  return invitations.reduce<OutcomeCounts>(
    (counts, { outcome }) =>
      outcome === null ? counts : { ...counts, [outcome.code]: counts[outcome.code] + 1 },
    NO_OUTCOMES,
  )
}
