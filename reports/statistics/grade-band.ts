import type { Interval } from './interval.ts'

/** A level in words (nivå); `templates/texts` has the words under `band.`. */
export type Band = 'veryLow' | 'low' | 'middling' | 'high' | 'veryHigh'

/** The level of a mean, and the neighbours that its uncertainty does not rule out. */
export interface BandedMean {
  readonly band: Band
  /** "Medel, på gränsen till högt": the levels on the other side of each limit that the interval covers. */
  readonly bordersOn: readonly Band[]
}

/** Where each level ends and the next begins. */
type BandLimits = readonly (readonly [from: number, band: Band])[]

/** Fifths of the scale 1–5, the same as 20, 40, 60 and 80 on the index. */
const GRADE_BANDS: BandLimits = [
  [1, 'veryLow'],
  [1.8, 'low'],
  [2.6, 'middling'],
  [3.4, 'high'],
  [4.2, 'veryHigh'],
]

/** A level of the index 0–100 as SKR's Insikt names them: made for another group, only a reference. */
export type InsiktBand = 'veryLow' | 'low' | 'approved' | 'high' | 'veryHigh'

const INSIKT_BANDS: readonly (readonly [from: number, band: InsiktBand])[] = [
  [0, 'veryLow'],
  [50, 'low'],
  [62, 'approved'],
  [70, 'high'],
  [80, 'veryHigh'],
]

/**
 * The level of a mean on a scale 1–5, from the unrounded mean. Not to be taken for a change: two years are
 * compared by their difference, never by their levels.
 *
 * @param interval The mean's 95 % interval; `null`: not known, and no limit is said to be near.
 * @see statistics.md 15.
 * @example
 * gradeBand(3.1, [2.9, 3.5]) // {"band":"middling","bordersOn":["high"]}
 */
export function gradeBand(mean: number, interval: Interval | null): BandedMean {
  const place = bandPlace(mean, GRADE_BANDS)
  const band = (at: number) => GRADE_BANDS[at]?.[1]
  const startOf = (at: number) => GRADE_BANDS[at]?.[0] ?? Infinity
  const below = interval !== null && interval[0] < startOf(place) ? band(place - 1) : undefined
  const above = interval !== null && interval[1] >= startOf(place + 1) ? band(place + 1) : undefined
  return {
    band: band(place) ?? 'veryLow',
    bordersOn: [below, above].filter(neighbour => neighbour !== undefined),
  }
}

/**
 * The level of an index 0–100, as SKR names those of its survey of companies.
 *
 * @see statistics.md 15.
 * @example
 * insiktBand(61.9) // "low"
 */
export function insiktBand(index: number): InsiktBand {
  return INSIKT_BANDS[bandPlace(index, INSIKT_BANDS)]?.[1] ?? 'veryLow'
}

function bandPlace(
  value: number,
  bands: readonly (readonly [from: number, band: string])[],
): number {
  const above = bands.filter(([from]) => value >= from).length
  return Math.max(0, above - 1)
}
