import type { SectorId } from '../../surveys/association.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'

/** What is needed of a sector to decide whether its mean may be shown. */
export interface GroupSum {
  readonly sector: SectorId
  /** How many gave a grade. */
  readonly n: number
  /** Σ of their grades. */
  readonly sum: number
  /** n and the mean would tell each answer, so that it is hidden even with answers enough. */
  readonly isTelling?: boolean
}

/** Which sectors of one item are withheld for all its measures, and whether its total is too. */
export interface HiddenSectors {
  /** `few`: for its own sake (primary); `protectsOthers`: for that of others (secondary). */
  readonly reasons: ReadonlyMap<SectorId, 'few' | 'protectsOthers'>
  readonly hideTotal: boolean
}

export interface GradeRange {
  readonly min: number
  readonly max: number
}

/** A hidden mean that could be worked out more closely than this is not hidden. */
const NARROWEST_INTERVAL = 1

/**
 * Primary and secondary suppression of one row with a published total (statistics.md 14.1, 14.3 and 14.4).
 *
 * Withholds sectors with fewer answers than the threshold, and then the smallest others until no
 * withheld mean can be worked out from the total to within one grade. A sector without answers is
 * nothing to hide. When no sector is left to add, the total is withheld instead.
 */
export function hiddenSectors(
  groups: readonly GroupSum[],
  range: GradeRange,
  threshold: number,
): HiddenSectors {
  const reasons = primarySectors(groups, threshold)
  if (reasons.size === 0) return { reasons, hideTotal: false }
  const candidates = groups
    .filter(({ sector, n }) => n > 0 && !reasons.has(sector))
    .toSorted((a, b) => a.n - b.n || byCodePoint(a.sector, b.sector))
  const hidden = () => groups.filter(({ sector }) => reasons.has(sector))
  while (!isProtected(hidden(), range, threshold)) {
    const next = candidates.shift()
    if (next === undefined) return { reasons, hideTotal: true }
    reasons.set(next.sector, 'protectsOthers')
  }
  return { reasons, hideTotal: false }
}

/** Those that are hidden for their own sake. */
function primarySectors(
  groups: readonly GroupSum[],
  threshold: number,
): Map<SectorId, 'few' | 'protectsOthers'> {
  const primary = groups.filter(({ n, isTelling = false }) => n > 0 && (n < threshold || isTelling))
  return new Map(primary.map(({ sector }) => [sector, 'few']))
}

function isProtected(hidden: readonly GroupSum[], range: GradeRange, threshold: number): boolean {
  const n = hidden.reduce((total, group) => total + group.n, 0)
  // The interval of one that is hidden alone has no width.
  return n >= threshold && isOpenInterval(hidden, range)
}

/** Whether every hidden mean remains free by at least one grade. */
export function isOpenInterval(hidden: readonly GroupSum[], range: GradeRange): boolean {
  return narrowestInterval(hidden, range) >= NARROWEST_INTERVAL
}

/**
 * The narrowest of the intervals in which the hidden means must lie, for someone who knows the total,
 * all shown sectors and how many answered in each hidden one. In grade steps.
 */
export function narrowestInterval(hidden: readonly GroupSum[], { min, max }: GradeRange): number {
  const sum = hidden.reduce((total, group) => total + group.sum, 0)
  const n = hidden.reduce((total, group) => total + group.n, 0)
  const widths = hidden
    .filter(group => group.n > 0)
    .map(group => {
      const others = n - group.n
      const low = Math.max(min, (sum - max * others) / group.n)
      const high = Math.min(max, (sum - min * others) / group.n)
      return high - low
    })
  return Math.min(...widths)
}
