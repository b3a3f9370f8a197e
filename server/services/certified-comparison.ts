import type { Comparison } from '../../reports/comparison/comparison.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { CertifiedComparison } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { citedStandings } from './cited-standings.ts'
import { compareFiles, type ComparedFilesDeps } from './compare-files.ts'
import type { CurrentComparison } from './comparison-service.ts'
import { currentComparison } from './current-format.ts'
import { importedComparison, isImported } from './imported-files.ts'

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
    cited: await citedStandings(citedIn(certified), store),
    get comparison() {
      return currentComparison(text)
    },
  }
}

/** The form of an older program has the same two digests. */
function citedIn({ text, firstRound, secondRound }: Certified) {
  const { first, second } = JSON.parse(text) as Pick<Comparison, 'first' | 'second'>
  return [
    { round: firstRound, digest: first.resultDigest ?? '' },
    { round: secondRound, digest: second.resultDigest ?? '' },
  ]
}
