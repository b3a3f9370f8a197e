import { benjaminiHochberg, type Family, holm } from '../statistics/multiplicity.ts'
import type { WorkedChange } from './worked-change.ts'

/** The p-values of a change: as tested, and adjusted for the others of its family. */
export interface AdjustedP {
  readonly raw: number | null
  /** Holm: decides the verdict. */
  readonly p: number | null
  /** Benjamini–Hochberg: for the appendix. */
  readonly exploratory: number | null
}

/** A change as one of a family. */
export interface Tested<Key> {
  readonly key: Key
  readonly change: WorkedChange | null
  /** Its p-value may be told; otherwise only the verdict that rests on it. */
  readonly isTold: boolean
}

/**
 * Adjusts the tests of a declared family for each other. What could not be tested does not count. A p-value that may
 * not be told counts among the others as one, so that theirs tell nothing of it: they are never smaller for that.
 *
 * @returns By the key of each change.
 */
export function adjustedFamily<Key>(family: readonly Tested<Key>[]): ReadonlyMap<Key, AdjustedP> {
  const raw = family.map(({ change }) => change?.test.p ?? null)
  const own = adjustedAll(raw)
  const told = adjustedAll(raw.map((p, at) => (p === null || family[at]?.isTold ? p : 1)))
  return new Map(
    family.map(({ key, isTold }, at) => {
      const { holm: adjusted, exploratory } = isTold ? told : own
      return [
        key,
        { raw: raw[at] ?? null, p: adjusted[at] ?? null, exploratory: exploratory[at] ?? null },
      ]
    }),
  )
}

function adjustedAll(raw: Family) {
  return { holm: holm(raw), exploratory: benjaminiHochberg(raw) }
}
