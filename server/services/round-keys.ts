import { createLinkKey, type LinkKey } from '../keys/link-key.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { RoundStore } from '../store/round-store.ts'
import type { Round, RoundId } from '../../surveys/round.ts'

/** Hands out the link keys of rounds, unwrapped once and remembered while the round has one. */
export interface RoundKeys {
  /** @throws Problem 'round/noLinks' before opening, and once the round is certified. */
  linkKeyOf(round: Round): Promise<LinkKey>
  /** Another process may have certified the round: its key is to be nowhere. */
  forget(id: RoundId): void
}

export function createRoundKeys({
  store,
  secret,
}: {
  readonly store: Pick<RoundStore, 'findLinkKey'>
  readonly secret: ServerSecret
}): RoundKeys {
  const unwrapped = new Map<RoundId, LinkKey>()
  return {
    forget: id => {
      unwrapped.delete(id)
    },
    async linkKeyOf({ id, state }) {
      const known = unwrapped.get(id)
      if (known !== undefined) return known
      const wrapped = await store.findLinkKey(id)
      if (wrapped === null) throw new Problem('round/noLinks', { round: id })
      const linkKey = createLinkKey(secret.unwrap(wrapped, id))
      if (state !== 'certified') unwrapped.set(id, linkKey)
      return linkKey
    },
  }
}
