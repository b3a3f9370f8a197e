import type { PairTally } from '../../reports/tally/joint-tally.ts'
import { parseDocument } from './parse-document.ts'
import type { CertifiedComparison } from './result-store.ts'

/** A comparison's sealed part, from what an adapter keeps of it: a text and a salt, or neither. */
export function toSealedPair(
  tally: string | null,
  salt: string | null,
): Pick<CertifiedComparison, 'sealed'> {
  if (tally === null || salt === null) return {}
  return { sealed: { tally: parseDocument<PairTally>(tally), salt } }
}
