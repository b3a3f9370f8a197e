import { benjaminiHochberg, holm } from '../statistics/multiplicity.ts'
import type { WorkedChange } from './worked-change.ts'

/** The p-values of a change: as tested, and adjusted for the others of its family. */
export interface AdjustedP {
  readonly raw: number | null
  /** Holm: decides the verdict. */
  readonly p: number | null
  /** Benjamini–Hochberg: for the appendix. */
  readonly exploratory: number | null
}

/**
 * Adjusts the tests of a declared family for each other. What could not be tested does not count.
 *
 * @returns By the key of each change.
 */
export function adjustedFamily<Key>(
  family: readonly (readonly [Key, WorkedChange | null])[],
): ReadonlyMap<Key, AdjustedP> {
  const raw = family.map(([, change]) => change?.test.p ?? null)
  const adjusted = holm(raw)
  const exploratory = benjaminiHochberg(raw)
  return new Map(
    family.map(([key], index) => [
      key,
      {
        raw: raw[index] ?? null,
        p: adjusted[index] ?? null,
        exploratory: exploratory[index] ?? null,
      },
    ]),
  )
}
