import { sumOf } from './sum-of.ts'

/** One sector: how many associations it has, and how many of them responded. */
export interface SectorResponse {
  /** N. */
  readonly size: number
  /** r. */
  readonly respondents: number
}

/**
 * R-indicator: how alike the sectors are in how many respond. 1: all alike; the lower, the more the
 * response itself chooses among the sectors.
 *
 * @returns At most 1; `null` with fewer than two associations.
 * @see Schouten, Cobben & Bethlehem 2009; statistics.md 16.
 * @example
 * representativity([{ size: 60, respondents: 30 }, { size: 40, respondents: 10 }])?.toFixed(3) // "0.754"
 */
export function representativity(sectors: readonly SectorResponse[]): number | null {
  const size = sumOf(sectors, sector => sector.size)
  if (size < 2) return null
  const rate = sumOf(sectors, ({ respondents }) => respondents) / size
  const spread = sumOf(
    sectors.filter(sector => sector.size > 0),
    sector => sector.size * (sector.respondents / sector.size - rate) ** 2,
  )
  return 1 - 2 * Math.sqrt(spread / (size - 1))
}

/** A mean, and how many of the associations it stands for responded. */
export interface RespondingMean {
  readonly mean: number
  /** N. */
  readonly size: number
  /** r: at most N. */
  readonly respondents: number
}

/**
 * The mean of all, if those who did not respond differ from those who did.
 *
 * @param difference Δ: how much higher the others' mean would be.
 * @see statistics.md 16.
 * @example
 * meanIfOthersDiffer({ mean: 3, size: 100, respondents: 50 }, -0.5) // 2.75
 */
export function meanIfOthersDiffer(given: RespondingMean, difference: number): number {
  return given.mean + silentShare(given) * difference
}

/**
 * Δ*: how much those who did not respond the second year would have to differ for the change to be gone,
 * if the first year's silent ones did not.
 *
 * @param change D: the second mean less the first.
 * @returns In steps of the scale; `null` when everybody responded.
 * @see statistics.md 16.
 * @example
 * breakEven({ mean: 3.4, size: 100, respondents: 50 }, 0.25) // -0.5
 */
export function breakEven(second: RespondingMean, change: number): number | null {
  const silent = silentShare(second)
  return silent === 0 ? null : -change / silent
}

/**
 * The mean of all, if every silent association had given the lowest grade, and if it had given the highest.
 *
 * @see statistics.md 16.
 * @example
 * worstCase({ mean: 3, size: 100, respondents: 50 }, { min: 1, max: 5 }) // [2,4]
 */
export function worstCase(
  given: RespondingMean,
  { min, max }: { readonly min: number; readonly max: number },
): readonly [low: number, high: number] {
  const { mean } = given
  return [meanIfOthersDiffer(given, min - mean), meanIfOthersDiffer(given, max - mean)]
}

/** What must be said where few responded: the result should not be generalised without an analysis. */
export interface NonresponseWarning {
  /** Fewer than 40 % responded in all. */
  readonly overall: boolean
  /** The places of the sectors in which fewer than 25 % did. */
  readonly sectors: readonly number[]
}

/** Rates below which there is a warning (statistics.md 16). */
const LEAST_OVERALL = 0.4
const LEAST_IN_SECTOR = 0.25

/**
 * Where nonresponse (bortfall) is so large that the result should not be generalised.
 *
 * @param overall Response rate (RR2) of all; `null`: nobody was eligible.
 * @param sectors The same of each sector.
 */
export function nonresponseWarning(
  overall: number | null,
  sectors: readonly (number | null)[],
): NonresponseWarning {
  const isBelow = (rate: number | null, least: number) => rate !== null && rate < least
  return {
    overall: isBelow(overall, LEAST_OVERALL),
    sectors: sectors.flatMap((rate, place) => (isBelow(rate, LEAST_IN_SECTOR) ? [place] : [])),
  }
}

function silentShare({ size, respondents }: RespondingMean): number {
  return size === 0 ? 0 : Math.max(0, 1 - respondents / size)
}
