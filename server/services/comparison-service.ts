import {
  buildComparison,
  type ComparisonSource,
} from '../../reports/comparison/build-comparison.ts'
import type { CitedResult } from '../../reports/comparison/cited-result.ts'
import type { Comparison } from '../../reports/comparison/comparison.ts'
import {
  certifiedContent,
  type Sign,
  type Signature,
  signedContent,
} from '../../reports/results/certified-file.ts'
import type { Program } from '../../reports/results/result-set.ts'
import { commitmentToPair } from '../../reports/results/seal.ts'
import type { PairTally } from '../../reports/tally/joint-tally.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import type { PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import type { Instant } from '../../surveys/instant.ts'
import { isPilot, type Round, type RoundId } from '../../surveys/round.ts'
import type { PublishedSurvey } from '../../surveys/survey.ts'
import { Problem } from '../problems.ts'
import type { CertifiedComparison } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { crosswalkBetween, isComparable } from './crosswalk-between.ts'
import { asCurrent, findImported } from './certified-comparison.ts'
import { type RoundPair, tallyPair } from './pair-tally-service.ts'
import type { ResultService, ResultTally } from './result-service.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'
import { getOpened } from './tally-service.ts'

/** A comparison as it stands: certified, or preliminary. */
export interface CurrentComparison {
  /** @throws Problem 'result/otherFormat' when it is read, where an older program certified: the text is given as it is. */
  readonly comparison: Comparison
  /** Its content in canonical form: of a certified comparison the certified bytes themselves. */
  readonly text: string
  readonly digest: string | null
  /** None of one that is preliminary, or was certified before programs signed. */
  readonly signature?: Signature | undefined
  /** How the results that it was certified from stand now, the earlier round first; none of one that is preliminary. */
  readonly cited: readonly CitedResult[]
}

/** Two rounds between which there is a crosswalk. */
export interface ComparablePair {
  readonly earlier: Round
  readonly later: Round
}

/** The digests of the results that a comparison rests on; the earlier round first. */
export interface CitedResults {
  readonly first: string | null
  readonly second: string | null
}

export interface ComparisonService {
  /**
   * Compares two rounds, the earlier year first, through the crosswalk between their versions.
   *
   * @throws Problem 'comparison/sameRound', 'comparison/noCrosswalk', or 'round/stillOpen'.
   */
  compareRounds(one: RoundId, other: RoundId): Promise<CurrentComparison>
  /**
   * The certified comparison of two certified rounds: it reads what is certified and no response.
   *
   * @returns `null` when nobody has certified it yet.
   * @throws Problem 'comparison/notCertified' naming a round that is not, and as `compareRounds`.
   */
  findCertified(one: RoundId, other: RoundId): Promise<CurrentComparison | null>
  /** Neighbouring certified rounds that can be compared, newest first. */
  listComparable(): Promise<readonly ComparablePair[]>
  /** The same; and two certified rounds are compared once and for all: the comparison is frozen. */
  certifyComparison(one: RoundId, other: RoundId): Promise<CurrentComparison>
  /** What was certified then, worked out anew from what is sealed: the content in canonical form. */
  compareAgain(
    one: RoundId,
    other: RoundId,
    was: Pick<CertifiedComparison, 'sealed'> & {
      readonly certifiedAt: Instant | null
      readonly cited: CitedResults
    },
  ): Promise<string>
  /**
   * What the two rounds' responses give when they are counted together; `null`: nothing can be.
   *
   * @param cited The versions of their results that are meant.
   */
  countPair(one: RoundId, other: RoundId, cited: CitedResults): Promise<PairTally | null>
}

export interface ComparisonServiceDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly rounds: RoundService
  readonly results: ResultService
  readonly program: Program
  readonly sign: Sign
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

export function createComparisonService(deps: ComparisonServiceDeps): ComparisonService {
  const { store } = deps

  return {
    async compareRounds(one, other) {
      const imported = await findImported(one, other, deps)
      if (imported !== null) return imported
      const pair = await choose(one, other, deps)
      return (await findCertified(pair, store)) ?? preliminary(pair, deps)
    },

    async findCertified(one, other) {
      const imported = await findImported(one, other, deps)
      if (imported !== null) return imported
      const pair = await choose(one, other, deps)
      const open = [pair.first, pair.second].find(({ state }) => state !== 'certified')
      if (open !== undefined) throw new Problem('comparison/notCertified', { round: open.id })
      return findCertified(pair, store)
    },

    async compareAgain(one, other, { certifiedAt, sealed, cited }) {
      const source = await gather(await choose(one, other, deps), deps, cited)
      const joint = sealed?.tally ?? null
      const certification = { certifiedAt, commitment: sealed ? commitmentToPair(sealed) : null }
      return certifiedContent(buildComparison({ ...source, joint }, certification)).text
    },

    async countPair(one, other, cited) {
      const pair = await choose(one, other, deps)
      return tallyPair(roundPair(pair, await gather(pair, deps, cited)), store)
    },

    listComparable: () => comparablePairs(deps),

    async certifyComparison(one, other) {
      const imported = await findImported(one, other, deps)
      if (imported !== null) return imported
      const pair = await choose(one, other, deps)
      const found = await findCertified(pair, store)
      const isCertified = [pair.first, pair.second].every(({ state }) => state === 'certified')
      if (found !== null || !isCertified) return found ?? preliminary(pair, deps)
      // Where two certify at once, the first comparison stands, and both get it.
      await store.insertComparison(await certify(pair, deps))
      return (await findCertified(pair, store)) ?? preliminary(pair, deps)
    },
  }
}

async function findCertified(pair: ChosenPair, store: Store): Promise<CurrentComparison | null> {
  const certified = await store.findComparison(keyOf(pair))
  return certified === null ? null : asCurrent(certified, store)
}

async function preliminary(
  pair: ChosenPair,
  deps: ComparisonServiceDeps,
): Promise<CurrentComparison> {
  const source = await gather(pair, deps)
  const joint = await tallyPair(roundPair(pair, source), deps.store)
  const comparison = buildComparison({ ...source, joint }, PRELIMINARY)
  return { comparison, text: certifiedContent(comparison).text, digest: null, cited: [] }
}

async function certify(
  pair: ChosenPair,
  deps: ComparisonServiceDeps,
): Promise<CertifiedComparison> {
  const source = await gather(pair, deps)
  const joint = await tallyPair(roundPair(pair, source), deps.store)
  const sealed = joint && { tally: joint, salt: deps.randomBytes(32).toString('hex') }
  const certification = { certifiedAt: deps.now(), commitment: sealed && commitmentToPair(sealed) }
  const content = signedContent(buildComparison({ ...source, joint }, certification), deps.sign)
  return { ...keyOf(pair), ...content, ...(sealed && { sealed }) }
}

const PRELIMINARY = { certifiedAt: null, commitment: null } as const

/** Two rounds in order, what they asked, and how that relates. */
interface ChosenPair {
  readonly first: Round
  readonly second: Round
  readonly surveys: { readonly first: PublishedSurvey; readonly second: PublishedSurvey }
  readonly crosswalk: PublishedCrosswalk
}

async function choose(
  one: RoundId,
  other: RoundId,
  { rounds, surveys, store }: ComparisonServiceDeps,
): Promise<ChosenPair> {
  if (one === other) throw new Problem('comparison/sameRound', { round: one })
  const given = [await rounds.getRound(one), await rounds.getRound(other)]
  const pilot = given.find(isPilot)
  if (pilot !== undefined) throw new Problem('comparison/pilot', { round: pilot.id })
  const [first, second] = given.toSorted(byYear)
  if (first === undefined || second === undefined) throw new Problem('internal')
  const asked = {
    first: await surveys.getSurvey(first.survey),
    second: await surveys.getSurvey(second.survey),
  }
  const crosswalk = await crosswalkBetween(asked.first, asked.second, store)
  return { first, second, surveys: asked, crosswalk }
}

async function gather(
  { first, second, crosswalk }: ChosenPair,
  { results, program }: ComparisonServiceDeps,
  cited?: CitedResults,
): Promise<Gathered> {
  return {
    first: await results.resultTally(first, cited?.first),
    second: await results.resultTally(second, cited?.second),
    crosswalk,
    program,
  }
}

type Gathered = Omit<ComparisonSource, 'joint'> & {
  readonly first: ResultTally
  readonly second: ResultTally
}

function roundPair(
  { first, second, surveys, crosswalk }: ChosenPair,
  counted: Pick<Gathered, 'first' | 'second'>,
): RoundPair {
  return {
    setAside: new Set([...counted.first.setAside, ...counted.second.setAside]),
    first: getOpened(first),
    second: getOpened(second),
    surveys: {
      first: surveys.first.survey,
      second: surveys.second.survey,
      crosswalk: crosswalk.crosswalk,
    },
  }
}

/** Two rounds always have the same order, whichever is named first. */
function byYear(a: Round, b: Round): number {
  return a.year - b.year || byCodePoint(a.closesAt, b.closesAt) || byCodePoint(a.id, b.id)
}

function keyOf({ first, second, crosswalk }: ChosenPair) {
  return { firstRound: first.id, secondRound: second.id, crosswalkKey: crosswalk.key }
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
