import { isCalendarDay, type Instant } from '../../surveys/instant.ts'
import {
  isPublic,
  LONGEST_PLANS,
  paragraphsOf,
  type Publication,
} from '../../surveys/publication.ts'
import { changeRound, type Round, type RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { isImported } from './imported-files.ts'
import type { CurrentResult, ResultService } from './result-service.ts'
import type { RoundService } from './round-service.ts'

/** A result on one page, as anyone or only staff may read it. */
export interface OnePage {
  /** `null`: others held it, and there is no more of it here than their certified files. */
  readonly round: Round | null
  readonly current: CurrentResult
  readonly plans: readonly string[]
}

/** Making a certified result public on one page, from a day (publicering). */
export interface PublicationService {
  /**
   * For staff, also before it is public or certified, and of a round of others whose result is imported.
   *
   * @throws Problem 'round/unknown' or 'round/notOpened'.
   */
  onePage(id: RoundId): Promise<OnePage>
  /** For anyone. @returns `null`: there is no such round, or its result is not public. */
  findPublic(id: RoundId): Promise<OnePage | null>
  /**
   * Makes a certified result public from a day on, with what the municipality will do; both can be changed.
   *
   * @throws Problem 'round/notCertified', 'publication/day', 'publication/long' or 'round/changedMeanwhile'.
   */
  publish(id: RoundId, publication: Publication): Promise<Round>
  /** Takes it back: nobody but staff can read it. @throws Problem 'publication/none' or 'round/changedMeanwhile'. */
  withdraw(id: RoundId): Promise<Round>
}

export interface PublicationDeps {
  readonly store: Store
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly results: Pick<ResultService, 'currentResult'>
  readonly now: () => Instant
}

export function createPublicationService(deps: PublicationDeps): PublicationService {
  const { store, rounds, results, now } = deps

  async function pageOf(round: Round): Promise<OnePage> {
    const plans = paragraphsOf(round.publication?.plans ?? '')
    return { round, current: await results.currentResult(round.id), plans }
  }

  async function save(round: Round): Promise<Round> {
    if ((await store.saveRound(round)) === 'stored') return round
    throw new Problem('round/changedMeanwhile', { round: round.id })
  }

  return {
    async onePage(id) {
      if (!(await isImported(id, store))) return pageOf(await rounds.getRound(id))
      return { round: null, current: await results.currentResult(id), plans: [] }
    },
    async findPublic(id) {
      const round = await store.findRound(id)
      return round === null || !isPublic(round, now()) ? null : pageOf(round)
    },
    async publish(id, { from, plans }) {
      const round = await rounds.getRound(id)
      if (round.state !== 'certified') throw new Problem('round/notCertified', { round: id })
      if (!isCalendarDay(from)) throw new Problem('publication/day', { day: from })
      if (plans.length > LONGEST_PLANS) {
        throw new Problem('publication/long', { length: plans.length, longest: LONGEST_PLANS })
      }
      return save(changeRound(round, { publication: { from, plans } }))
    },
    async withdraw(id) {
      const { publication, ...round } = await rounds.getRound(id)
      if (publication === undefined) throw new Problem('publication/none', { round: id })
      return save(changeRound(round, {}))
    },
  }
}
