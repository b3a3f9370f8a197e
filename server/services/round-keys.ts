import { createLinkKey, type LinkKey } from '../keys/link-key.ts'
import type { RetiredKeys } from '../keys/retired-keys.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { RoundStore } from '../store/round-store.ts'
import type { Round, RoundId } from '../../surveys/round.ts'

/** Hands out the link keys of rounds, unwrapped once and remembered while the round has one. */
export interface RoundKeys {
  /** @throws Problem 'round/noLinks' before opening, and once the round is certified. */
  linkKeyOf(round: Round): Promise<LinkKey>
  /** The same, but `null` where the round has none. */
  findLinkKey(round: Round): Promise<LinkKey | null>
  /** The same at once, if it has been handed out before; the round may have been certified since then. */
  recall(id: RoundId): LinkKey | null
  /** From here on nobody can walk from an association to its response, not even with an old copy of the store. */
  destroy(id: RoundId): Promise<void>
  /** Another process may have certified the round: its key is to be nowhere. */
  forget(id: RoundId): void
}

export function createRoundKeys({
  store,
  secret,
  retired,
}: {
  readonly store: Pick<RoundStore, 'findLinkKey' | 'destroyLinkKey'>
  readonly secret: ServerSecret
  readonly retired: RetiredKeys
}): RoundKeys {
  const unwrapped = new Map<RoundId, LinkKey>()
  async function findLinkKey({ id, state }: Round): Promise<LinkKey | null> {
    const known = unwrapped.get(id)
    if (known !== undefined) return known
    const wrapped = await store.findLinkKey(id)
    if (wrapped === null || retired.has(wrapped)) return null
    const linkKey = createLinkKey(secret.unwrap(wrapped, id))
    if (state !== 'certified') unwrapped.set(id, linkKey)
    return linkKey
  }

  return {
    findLinkKey,
    recall: id => unwrapped.get(id) ?? null,
    async destroy(id) {
      const wrapped = await store.findLinkKey(id)
      // Remembered first: a death in between leaves a key that nobody uses.
      if (wrapped !== null) retired.add(wrapped)
      await store.destroyLinkKey(id)
      unwrapped.delete(id)
    },
    forget: id => {
      unwrapped.delete(id)
    },
    async linkKeyOf(round) {
      const linkKey = await findLinkKey(round)
      if (linkKey === null) throw new Problem('round/noLinks', { round: round.id })
      return linkKey
    },
  }
}
