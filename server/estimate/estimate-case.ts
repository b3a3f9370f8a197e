import type { Block } from './blocks.ts'
import type { CaseKind, CaseOf } from './case-schema.ts'
import type { NamesOf } from './case-year.ts'
import { estimateChange } from './change-case.ts'
import { estimateCross } from './cross-case.ts'
import { estimateIndex } from './index-case.ts'
import { estimateLegacy, estimateLegacyStrata } from './legacy-case.ts'
import { estimateMulti } from './multi-case.ts'
import { estimateRescale } from './rescale-case.ts'
import { estimateAapor, estimateFormat, estimateMultiplicity } from './rules-case.ts'
import { estimateChangeFromTallies } from './tallies-case.ts'

const ESTIMATES: {
  readonly [K in CaseKind]: (given: CaseOf<K>, namesOf: NamesOf) => Block
} = {
  cross: estimateCross,
  change: estimateChange,
  changeFromTallies: estimateChangeFromTallies,
  index: estimateIndex,
  multi: estimateMulti,
  aapor: estimateAapor,
  legacy: estimateLegacy,
  legacyStrata: estimateLegacyStrata,
  multiplicity: estimateMultiplicity,
  format: estimateFormat,
  rescale: estimateRescale,
}

/**
 * What the engine makes of a case: tallies are counted from its rows, and figures worked out from them, as
 * for a round and for a comparison.
 *
 * @param namesOf The names of an object in the order of the file.
 */
export function estimateCase<K extends CaseKind>(
  { kind, input }: { readonly kind: K; readonly input: CaseOf<K> },
  namesOf: NamesOf = Object.keys,
): Block {
  return ESTIMATES[kind](input, namesOf)
}
