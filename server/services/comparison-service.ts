import {
  buildComparison,
  type ComparisonSource,
} from '../../reports/comparison/build-comparison.ts'
import type { Comparison } from '../../reports/comparison/comparison.ts'
import { digestOf } from '../../reports/results/canonical.ts'
import { certifiedContent } from '../../reports/results/certified-file.ts'
import type { Program } from '../../reports/results/result-set.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import {
  crosswalkKey,
  type PublishedCrosswalk,
  sameVersionCrosswalk,
} from '../../surveys/crosswalk.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import { type PublishedSurvey, scaleQuestionsOf } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { ResultService, ResultTally } from './result-service.ts'
import type { RoundService } from './round-service.ts'

/** A comparison as it stands: certified, or preliminary. */
export interface CurrentComparison {
  readonly comparison: Comparison
  /** Its content in canonical form: of a certified comparison the certified bytes themselves. */
  readonly text: string
  readonly digest: string | null
}

/** Two rounds between which there is a crosswalk. */
export interface ComparablePair {
  readonly earlier: Round
  readonly later: Round
}

export interface ComparisonService {
  /**
   * Compares two rounds, the earlier year first, through the crosswalk between their versions.
   *
   * @throws Problem 'comparison/sameRound', 'comparison/noCrosswalk', or 'round/stillOpen'.
   */
  compareRounds(one: RoundId, other: RoundId): Promise<CurrentComparison>
  /** Neighbouring certified rounds that can be compared, newest first. */
  listComparable(): Promise<readonly ComparablePair[]>
  /** The same; and two certified rounds are compared once and for all: the comparison is frozen. */
  certifyComparison(one: RoundId, other: RoundId): Promise<CurrentComparison>
  /** The content of a comparison that was certified then, worked out anew: in canonical form. */
  compareAgain(one: RoundId, other: RoundId, certifiedAt: Instant | null): Promise<string>
}

export interface ComparisonServiceDeps {
  readonly store: Store
  readonly rounds: RoundService
  readonly results: ResultService
  readonly program: Program
  readonly now: () => Instant
}

export function createComparisonService(deps: ComparisonServiceDeps): ComparisonService {
  const { store, rounds, results, program, now } = deps

  async function gather(one: RoundId, other: RoundId): Promise<ComparisonSource> {
    if (one === other) throw new Problem('comparison/sameRound', { round: one })
    const given = [await rounds.getRound(one), await rounds.getRound(other)]
    const [earlier, later] = given.toSorted(byYear)
    if (earlier === undefined || later === undefined) throw new Problem('internal')
    const first = await results.resultTally(earlier)
    const second = await results.resultTally(later)
    const crosswalk = await crosswalkBetween(first.survey, second.survey, store)
    return { first, second, crosswalk, program }
  }

  async function currentOf(source: ComparisonSource): Promise<CurrentComparison> {
    const certified = await store.findComparison(keyOf(source))
    if (certified !== null) {
      const { text, digest } = certified
      return { comparison: JSON.parse(text) as Comparison, text, digest }
    }
    const comparison = buildComparison(source, null)
    return { comparison, text: certifiedContent(comparison).text, digest: null }
  }

  return {
    compareRounds: async (one, other) => currentOf(await gather(one, other)),

    compareAgain: async (one, other, certifiedAt) =>
      certifiedContent(buildComparison(await gather(one, other), certifiedAt)).text,

    listComparable: () => comparablePairs(deps),

    async certifyComparison(one, other) {
      const source = await gather(one, other)
      const isNew = (await store.findComparison(keyOf(source))) === null
      if (isNew && isCertified(source.first) && isCertified(source.second)) {
        const content = certifiedContent(buildComparison(source, now()))
        // Where two certify at once, the first comparison stands, and both get it.
        await store.insertComparison({ ...keyOf(source), ...content })
      }
      return currentOf(source)
    },
  }
}

/** Two rounds always have the same order, whichever is named first. */
function byYear(a: Round, b: Round): number {
  return a.year - b.year || byCodePoint(a.closesAt, b.closesAt) || byCodePoint(a.id, b.id)
}

function isCertified({ resultDigest }: Pick<ResultTally, 'resultDigest'>): boolean {
  return resultDigest !== null
}

function keyOf({ first, second, crosswalk }: ComparisonSource) {
  return {
    firstRound: first.round.id,
    secondRound: second.round.id,
    crosswalkKey: crosswalk.key,
  }
}

async function comparablePairs({
  rounds,
  store,
}: ComparisonServiceDeps): Promise<readonly ComparablePair[]> {
  const certified = (await rounds.listRounds()).filter(({ state }) => state === 'certified')
  const inOrder = certified.toSorted(byYear)
  const pairs: ComparablePair[] = []
  for (const [index, later] of inOrder.entries()) {
    const earlier = inOrder[index - 1]
    if (earlier !== undefined && (await isComparable(earlier, later, store))) {
      pairs.unshift({ earlier, later })
    }
  }
  return pairs
}

async function isComparable(earlier: Round, later: Round, store: Store): Promise<boolean> {
  if (earlier.survey === later.survey) return true
  return (await store.findCrosswalk(earlier.survey, later.survey)) !== null
}

/** Two rounds that asked the same need no crosswalk of their own. */
async function crosswalkBetween(
  first: PublishedSurvey,
  second: PublishedSurvey,
  store: Store,
): Promise<PublishedCrosswalk> {
  if (first.key === second.key) {
    const ids = scaleQuestionsOf(first.survey).map(({ id }) => id)
    const crosswalk = sameVersionCrosswalk(first.key, ids)
    return { key: crosswalkKey(crosswalk), digest: digestOf(crosswalk), crosswalk }
  }
  const published = await store.findCrosswalk(first.key, second.key)
  if (published !== null) return published
  throw new Problem('comparison/noCrosswalk', { from: first.key, to: second.key })
}
