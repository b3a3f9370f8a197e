import type { Instant } from '../../surveys/instant.ts'
import { changeRound, type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import type { OpenLinkCode } from '../../surveys/walk-in.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { checkCanHaveOpenLink } from './open-link-rules.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'

/** Giving a round an open link, and taking it away. */
export interface OpenLinkService {
  /**
   * Opens the link of a round that is open, or says once more what it is: a round has one, always the same.
   *
   * @throws Problem 'round/unknown', 'round/neverOpened', 'round/alreadyClosed', 'round/certified', or
   *   'openLink/promise' where nobody is to know who has answered: somebody has to approve each answer.
   */
  open(id: RoundId): Promise<{ readonly round: Round; readonly code: OpenLinkCode }>
  /** From here on nobody comes in by it; those who have come in already may finish. @throws Problem 'round/unknown'. */
  close(id: RoundId): Promise<void>
}

export interface OpenLinkDeps {
  readonly store: Store
  readonly rounds: RoundService
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly now: () => Instant
}

export function createOpenLinkService(deps: OpenLinkDeps): OpenLinkService {
  const { store, rounds, keys, secret, now } = deps
  async function save(round: Round, openLink: string | null): Promise<void> {
    if (round.openLink === openLink) return
    if ((await store.saveRound(changeRound(round, { openLink }))) === 'stored') return
    throw new Problem('round/changedMeanwhile', { round: round.id })
  }
  return {
    async open(id) {
      const round = await rounds.getRound(id)
      checkOpen(round, now())
      const code = (await keys.linkKeyOf(round)).openLinkCode()
      await save(round, secret.lookup(code))
      return { round, code }
    },
    close: async id => save(await rounds.getRound(id), null),
  }
}

function checkOpen(round: Round, now: Instant): void {
  const { id } = round
  checkCanHaveOpenLink(round)
  switch (roundPhase(round, now)) {
    case 'draft':
      throw new Problem('round/neverOpened', { round: id })
    case 'certifying':
    case 'certified':
      throw new Problem('round/certified', { round: id })
    case 'underReview':
      throw new Problem('round/alreadyClosed', { round: id })
    default:
  }
}
