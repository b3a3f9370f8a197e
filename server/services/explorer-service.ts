import type { CertifiedItems } from '../../reports/documents/explored-distribution.ts'
import type { ComparedRound, Comparison } from '../../reports/comparison/comparison.ts'
import { byLater } from '../../reports/comparison/several-rounds.ts'
import type { ItemResult } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import { isPilot, type Round, type RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { ComparisonService, CurrentComparison } from './comparison-service.ts'
import { currentComparison, currentResult } from './current-format.ts'
import { importedComparisons, importedRounds } from './imported-files.ts'
import type { ResultService } from './result-service.ts'
import type { RoundService } from './round-service.ts'

/** Two rounds and their certified comparison; `null`: there is none, and `why` says so. */
export interface ListedPair {
  readonly first: RoundId
  readonly second: RoundId
  readonly comparison: Comparison | null
  /** As in `CurrentComparison`. */
  readonly cited: CurrentComparison['cited']
  /** What keeps them from being compared; `null`: nothing, but nobody has certified it. */
  readonly why: Problem | null
}

/** A certified round that can be chosen: the installation's own, or one of others whose result is imported. */
export interface ChosenRound extends Pick<Round, 'id' | 'year' | 'collectedBy' | 'synthetic'> {
  readonly closedAt: Instant
}

/** Looking into certified comparisons (utforska): it reads what is certified, and never a response. */
export interface ExplorerService {
  /** The certified rounds that can be chosen, the latest first. */
  listRounds(): Promise<readonly ChosenRound[]>
  /** Every certified comparison, imported ones too, in the form of this program, the latest round first. */
  listComparisons(): Promise<readonly Comparison[]>
  /** @throws Problem 'comparison/notYet' when nobody has certified it, and as `findCertified`. */
  getComparison(first: RoundId, second: RoundId): Promise<CurrentComparison>
  /** The questions of the very results that a comparison rests on; none of one that an older program certified. */
  itemsBehind(comparison: Comparison): Promise<CertifiedItems>
  /** Neighbours of several rounds, the earliest first, and last the first with the last. */
  listPairs(rounds: readonly RoundId[]): Promise<readonly ListedPair[]>
}

export interface ExplorerServiceDeps {
  readonly store: Store
  readonly rounds: RoundService
  readonly results: ResultService
  readonly comparisons: ComparisonService
}

export function createExplorerService(deps: ExplorerServiceDeps): ExplorerService {
  const { store, rounds, results, comparisons } = deps
  return {
    listRounds: async () => (await roundsByTime(isChoosable, deps)).toReversed(),

    async listComparisons() {
      const all = [...(await store.listComparisons()), ...(await importedComparisons(store))]
      const readable = all.flatMap(({ text }) => inThisForm(() => currentComparison(text)) ?? [])
      return readable.toSorted((a, b) => byLater(b, a))
    },

    async getComparison(first, second) {
      const found = await comparisons.findCertified(first, second)
      if (found === null) throw new Problem('comparison/notYet', { first, second })
      return found
    },

    async itemsBehind({ first, second }) {
      return { first: await itemsOf(first, results), second: await itemsOf(second, results) }
    },

    async listPairs(ids) {
      // One that nobody knows is told first.
      for (const id of ids) await rounds.isCertified(id)
      const known = (await roundsByTime(() => true, deps)).map(({ id }) => id)
      const inOrder = ids.toSorted((a, b) => known.indexOf(a) - known.indexOf(b))
      return Promise.all(pairsOf(inOrder).map(pair => listPair(pair, comparisons)))
    },
  }
}

function isChoosable(round: Round): boolean {
  return round.state === 'certified' && !isPilot(round)
}

/** The earliest first; of the installation's own those that are to be kept. */
async function roundsByTime(
  keep: (own: Round) => boolean,
  { store, rounds }: Pick<ExplorerServiceDeps, 'store' | 'rounds'>,
): Promise<readonly ChosenRound[]> {
  const own = (await rounds.listRounds())
    .filter(keep)
    .map(round => ({ ...round, closedAt: round.closedAt ?? round.closesAt }))
  const imported = (await importedRounds(store)).map(({ round, synthetic }) => ({
    ...round,
    synthetic,
  }))
  return [...own, ...imported].toSorted(
    (a, b) => a.year - b.year || Date.parse(a.closedAt) - Date.parse(b.closedAt),
  )
}

/** What an older program certified is kept as it is, and cannot be looked into: `null`. */
function inThisForm<Content>(read: () => Content): Content | null {
  try {
    return read()
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'result/otherFormat') return null
    throw problem
  }
}

async function itemsOf(
  { round, resultDigest }: ComparedRound,
  results: ResultService,
): Promise<readonly ItemResult[]> {
  const versions = await results.listVersions(round.id)
  const cited = versions.find(({ digest }) => digest === resultDigest)
  if (cited === undefined) return []
  return inThisForm(() => currentResult(cited.text))?.items ?? []
}

type Pair = readonly [first: RoundId, second: RoundId]

function pairsOf(ids: readonly RoundId[]): readonly Pair[] {
  const neighbours = ids.flatMap((second, at): Pair[] => {
    const first = ids[at - 1]
    return first === undefined ? [] : [[first, second]]
  })
  const [first] = ids
  const last = ids.at(-1)
  if (neighbours.length < 2 || first === undefined || last === undefined) return neighbours
  return [...neighbours, [first, last]]
}

async function listPair(
  [first, second]: Pair,
  comparisons: ComparisonService,
): Promise<ListedPair> {
  try {
    const found = await comparisons.findCertified(first, second)
    const { comparison = null, cited = [] } = found ?? {}
    return { first, second, comparison, cited, why: null }
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return { first, second, comparison: null, cited: [], why: problem }
  }
}
