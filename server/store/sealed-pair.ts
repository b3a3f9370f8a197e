import type { PairTally } from '../../reports/tally/joint-tally.ts'
import { parseDocument } from './parse-document.ts'
import type { SealedPair } from './result-store.ts'

/** A comparison's sealed part as an adapter keeps it: a text and a salt, or neither. */
export function toSealedPair(tally: string | null, salt: string | null): SealedPair | null {
  return tally === null || salt === null ? null : { tally: parseDocument<PairTally>(tally), salt }
}
