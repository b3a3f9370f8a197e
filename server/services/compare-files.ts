import { compareResults, type NamedResult } from '../../reports/comparison/compare-results.ts'
import { certifiedContent } from '../../reports/results/certified-file.ts'
import { digestOf } from '../../reports/results/canonical.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import {
  crosswalkKey,
  type PublishedCrosswalk,
  sameVersionCrosswalk,
} from '../../surveys/crosswalk.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { ComparisonServiceDeps, CurrentComparison } from './comparison-service.ts'
import { currentResult } from './current-format.ts'
import { listVersions } from './result-versions.ts'

export type ComparedFilesDeps = Pick<ComparisonServiceDeps, 'store' | 'rounds' | 'program'>

/**
 * Compares two rounds from the certified results that hold, without panel; nothing of it is certified or stored.
 *
 * @throws Problem 'round/unknown', 'comparison/notCertified' for one of ours, 'comparison/resultMissing',
 *   'result/otherFormat', or 'comparison/notImported' when nobody here can say how what they asked relates.
 */
export async function compareFiles(
  one: RoundId,
  other: RoundId,
  { store, rounds, program }: ComparedFilesDeps,
): Promise<CurrentComparison> {
  // One that nobody knows is told first.
  for (const round of [one, other]) {
    if (!(await rounds.isCertified(round))) throw new Problem('comparison/notCertified', { round })
  }
  const named = [await latestResult(one, store), await latestResult(other, store)]
  const [first, second] = named.toSorted(byTime)
  if (first === undefined || second === undefined) throw new Problem('internal')
  const crosswalk = await crosswalkBetweenResults(first, second, store)
  const comparison = compareResults({ first, second, crosswalk, program })
  return { comparison, text: certifiedContent(comparison).text, digest: null, cited: [] }
}

async function latestResult(round: RoundId, store: Store): Promise<NamedResult> {
  const latest = (await listVersions(round, store)).at(-1)
  if (latest === undefined) throw new Problem('comparison/resultMissing', { round })
  return { result: currentResult(latest.text), digest: latest.digest }
}

/** Two rounds always have the same order, whichever is named first. */
function byTime({ result: { round: a } }: NamedResult, { result: { round: b } }: NamedResult) {
  return a.year - b.year || byCodePoint(a.closedAt, b.closedAt) || byCodePoint(a.id, b.id)
}

/** A key says what somebody calls a survey; the digest says which one it is. */
async function crosswalkBetweenResults(
  first: NamedResult,
  second: NamedResult,
  store: Store,
): Promise<PublishedCrosswalk> {
  const [from, to] = [first.result.survey, second.result.survey]
  if (from.digest === to.digest) {
    const ids = second.result.items.map(({ id }) => id)
    const crosswalk = sameVersionCrosswalk(to.key, ids)
    return { key: crosswalkKey(crosswalk), digest: digestOf(crosswalk), crosswalk }
  }
  const isHere = async ({ key, digest }: typeof from) =>
    (await store.findSurvey(key))?.digest === digest
  const areHere = (await isHere(from)) && (await isHere(to))
  const found = areHere ? await store.findCrosswalk(from.key, to.key) : null
  if (found !== null) return found
  const rounds = { first: first.result.round.id, second: second.result.round.id }
  throw new Problem('comparison/notImported', rounds)
}
