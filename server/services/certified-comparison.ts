import type { Comparison } from '../../reports/comparison/comparison.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { CertifiedComparison } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { compareFiles, type ComparedFilesDeps } from './compare-files.ts'
import type { CurrentComparison } from './comparison-service.ts'
import { currentComparison } from './current-format.ts'
import { importedComparison, isImported } from './imported-files.ts'
import { listVersions } from './result-versions.ts'

/**
 * The comparison of two rounds of which at least one is of others: as they have certified it, or without panel from the
 * two results alone. `null`: both are ours.
 *
 * @throws As `compareFiles`.
 */
export async function findImported(
  one: RoundId,
  other: RoundId,
  deps: ComparedFilesDeps,
): Promise<CurrentComparison | null> {
  const { store } = deps
  const isOfOthers = (await isImported(one, store)) || (await isImported(other, store))
  if (one === other || !isOfOthers) return null
  const found = await importedComparison(one, other, store)
  return found === null ? compareFiles(one, other, deps) : asCurrent(found, store)
}

type Certified = Omit<CertifiedComparison, 'crosswalkKey' | 'sealed'>

export async function asCurrent(certified: Certified, store: Store): Promise<CurrentComparison> {
  const { text, digest, signature } = certified
  return {
    text,
    digest,
    signature,
    outdated: await outdatedIn(certified, store),
    get comparison() {
      return currentComparison(text)
    },
  }
}

/**
 * The rounds of which a later version is here than the one that is cited. Of others only some versions may be imported:
 * where the cited one is not here, none that is can be said to be later. The form of an older program has the same two
 * digests.
 */
async function outdatedIn(
  { text, firstRound, secondRound }: Certified,
  store: Store,
): Promise<readonly RoundId[]> {
  const { first, second } = JSON.parse(text) as Pick<Comparison, 'first' | 'second'>
  const cited = [
    [firstRound, first.resultDigest],
    [secondRound, second.resultDigest],
  ] as const
  const outdated: RoundId[] = []
  for (const [round, digest] of cited) {
    const versions = await listVersions(round, store)
    const at = versions.findIndex(version => version.digest === digest)
    if (at !== -1 && at < versions.length - 1) outdated.push(round)
  }
  return outdated
}
