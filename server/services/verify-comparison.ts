import { type Comparison, COMPARISON_FORMAT } from '../../reports/comparison/comparison.ts'
import { canonical, sha256 } from '../../reports/results/canonical.ts'
import { commitmentToPair } from '../../reports/results/seal.ts'
import { hasDisposedAnswers } from '../../surveys/disposal.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { CertifiedComparison } from '../store/result-store.ts'
import type { Store } from '../store/store.ts'
import { signatureFaults } from './check-seal.ts'
import type { CitedResults } from './comparison-service.ts'
import { findByDigest } from './result-versions.ts'
import type { VerifyDeps } from './verify-service.ts'

/** A certified comparison follows from the two results that it cites, and from what is sealed with it. */
export async function comparisonFaults(
  certified: CertifiedComparison,
  deps: VerifyDeps,
): Promise<readonly Fault[]> {
  const place = placeOf(certified)
  if (sha256(certified.text) !== certified.digest) return [fault(place, 'digest')]
  const unsigned = signatureFaults(place, certified, deps.knownKeys)
  if (unsigned.length > 0) return unsigned
  const content = JSON.parse(certified.text) as Comparison
  for (const [round, cited] of [
    [certified.firstRound, content.first.resultDigest],
    [certified.secondRound, content.second.resultDigest],
  ] as const) {
    if ((await findByDigest(round, cited, deps.store)) === null) {
      return [fault(place, 'otherResult', { round })]
    }
  }
  // In the first form nothing was sealed: it rests on the two results alone.
  return content.format === COMPARISON_FORMAT ? sealedFaults(certified, content, deps) : []
}

/** What was counted of both rounds is what the comparison commits to, and its figures follow from it. */
async function sealedFaults(
  certified: CertifiedComparison,
  { commitment, certifiedAt, program: madeBy, ...content }: Comparison,
  deps: VerifyDeps,
): Promise<readonly Fault[]> {
  const { firstRound, secondRound, sealed, text } = certified
  const { comparisons, program } = deps
  const place = placeOf(certified)
  if (commitment !== (sealed ? commitmentToPair(sealed) : null)) return [fault(place, 'commitment')]
  const cited = { first: content.first.resultDigest, second: content.second.resultDigest }
  if (!(await isCountedRight(certified, cited, deps))) return [fault(place, 'joint')]
  // Another version of the program may work out more; this one must work out the same.
  if (madeBy.version !== program.version) return []
  const again = await comparisons.compareAgain(firstRound, secondRound, {
    ...certified,
    certifiedAt,
    cited,
  })
  return again === text ? [] : [fault(place, 'figures')]
}

/** What is sealed is what the answers say, unless some of them are erased. */
async function isCountedRight(
  certified: CertifiedComparison,
  cited: CitedResults,
  { comparisons, store }: VerifyDeps,
): Promise<boolean> {
  if (!(await canBeCounted(certified, store))) return true
  const { firstRound, secondRound, sealed } = certified
  const counted = await comparisons.countPair(firstRound, secondRound, cited)
  return canonical(counted) === canonical(sealed?.tally ?? null)
}

/** What answers were counted of is not there any more where some of them are erased: what is sealed stands. */
async function canBeCounted(
  { firstRound, secondRound }: CertifiedComparison,
  store: Store,
): Promise<boolean> {
  const rounds = [await store.findRound(firstRound), await store.findRound(secondRound)]
  return !rounds.some(round => round !== null && hasDisposedAnswers(round))
}

function placeOf({ firstRound, secondRound }: CertifiedComparison): string {
  return `${firstRound}–${secondRound}/jämförelse`
}
