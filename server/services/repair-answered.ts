import type { Instant } from '../../surveys/instant.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { ResponseKey } from '../../surveys/response.ts'
import type { Round } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'

/** How many associations are looked for at a time. */
const BATCH = 500

export interface RepairDeps {
  readonly store: Store
  readonly keys: RoundKeys
  readonly now: () => Instant
}

/**
 * A response is written first and its invitation marked after: a server that dies in between leaves an
 * association that has answered and seems not to have. This looks for a response behind every invitation
 * that seems unanswered, and marks those that have one.
 *
 * @returns How many were marked; none where nobody is, or where the round has no link key to look with.
 */
export async function repairAnswered(round: Round, deps: RepairDeps): Promise<number> {
  if (!promiseOf(round.promise).marksAnswered) return 0
  const linkKey = await deps.keys.findLinkKey(round)
  if (linkKey === null) return 0
  let marked = 0
  let sought = new Map<ResponseKey, Invitation>()
  for await (const invitation of deps.store.eachInvitation(round.id)) {
    if (invitation.answeredAt !== null) continue
    sought.set(linkKey.responseKey(invitation.associationId), invitation)
    if (sought.size < BATCH) continue
    marked += await markFound(round, sought, deps)
    sought = new Map()
  }
  return marked + (await markFound(round, sought, deps))
}

async function markFound(
  { id }: Round,
  sought: ReadonlyMap<ResponseKey, Invitation>,
  { store, now }: RepairDeps,
): Promise<number> {
  if (sought.size === 0) return 0
  const found = await store.findSubmitted(id, [...sought.keys()])
  for (const key of found) {
    const invitation = sought.get(key)
    if (invitation !== undefined) await store.markAnswered(invitation.id, now())
  }
  return found.size
}

/** The same for every round that is open, or closed and not yet certified. */
export async function repairOpenRounds(deps: RepairDeps): Promise<number> {
  let marked = 0
  for (const round of await deps.store.listRounds()) {
    if (round.state === 'open') marked += await repairAnswered(round, deps)
  }
  return marked
}
