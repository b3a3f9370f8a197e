import type { Comparison } from '../../reports/comparison/comparison.ts'
import { sha256 } from '../../reports/results/canonical.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import type { CertifiedComparison } from '../store/result-store.ts'
import type { VerifyDeps } from './verify-service.ts'

/** A certified comparison follows from the two results that it cites. */
export async function comparisonFaults(
  certified: CertifiedComparison,
  { store, comparisons, program }: VerifyDeps,
): Promise<readonly Fault[]> {
  const { text, digest, firstRound, secondRound } = certified
  const place = `${firstRound}–${secondRound}/jämförelse`
  if (sha256(text) !== digest) return [fault(place, 'digest')]
  const content = JSON.parse(text) as Comparison
  for (const [round, cited] of [
    [firstRound, content.first.resultDigest],
    [secondRound, content.second.resultDigest],
  ] as const) {
    if ((await store.findResult(round))?.digest !== cited) {
      return [fault(place, 'otherResult', { round })]
    }
  }
  // Another version of the program may work out more; this one must work out the same.
  if (content.program.version !== program.version) return []
  const again = await comparisons.compareAgain(firstRound, secondRound, content.certifiedAt)
  return again === text ? [] : [fault(place, 'figures')]
}
