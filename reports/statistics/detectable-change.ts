import type { SectorId } from '../../surveys/association.ts'
import { meanChange } from './mean-change.ts'
import type { PairedStratum } from './paired-stratum.ts'
import type { StratumSample } from './stratum-sample.ts'
import { studentQuantile } from './student-quantile.ts'

/**
 * The smallest change that would be found with a probability of 80 %, if there were one:
 * (t₀.₉₇₅ + t₀.₈₀)·SE. What a change that was not found may well have been.
 *
 * @returns In the unit of the standard error; `null` when it or its degrees of freedom are not known.
 * @see Cohen 1988; statistics.md 11.
 * @example
 * detectableChange({ se: 0, df: null }) // null
 */
export function detectableChange({
  se,
  df,
}: {
  readonly se: number | null
  readonly df: number | null
}): number | null {
  if (se === null || df === null) return null
  return (studentQuantile(0.975, df) + studentQuantile(0.8, df)) * se
}

/** What is assumed before anyone is asked. */
export interface Assumptions {
  /** N of each sector, the same both years. */
  readonly sizes: readonly number[]
  /** The share that will respond each year, in (0, 1], the same in every sector. */
  readonly response: readonly [first: number, second: number]
  /** Standard deviation within a sector, in steps of the scale; about 1 on a scale 1–5. */
  readonly sd: number
  /** The share of the smaller year's respondents who respond both times, in [0, 1]. */
  readonly overlap: number
  /** How the answers of those go together, in [0, 1); 0.5 to 0.7 is usual. */
  readonly correlation: number
}

/**
 * The same before field work: worked out from how many would respond by the very estimator that will be
 * used, so that frames, small sectors and those who answer twice count as they will.
 *
 * @returns In steps of the scale; `null` when there would be too few to test anything.
 * @throws {RangeError} If a share is outside its range.
 */
export function plannedDetectableChange(assumed: Assumptions): number | null {
  const { response, overlap, correlation } = assumed
  if (![...response, overlap, correlation].every(share => share >= 0 && share <= 1)) {
    throw new RangeError('shares are between 0 and 1')
  }
  const change = meanChange(
    assumed.sizes.map((size, place) => plannedStratum(size, `s${place}`, assumed)),
  )
  return change === null ? null : detectableChange(change)
}

function plannedStratum(
  size: number,
  sector: SectorId,
  { response, sd, overlap, correlation }: Assumptions,
): PairedStratum {
  const [first, second] = response.map(share => plannedSample(size, share, sd)) as [
    StratumSample,
    StratumSample,
  ]
  const matched = Math.round(overlap * Math.min(first.n, second.n))
  const squares = sd ** 2 * Math.max(0, matched - 1)
  const year = { n: matched, mean: 0, squares, restOfBoth: 0 }
  return {
    sector,
    first,
    second,
    matched: {
      matched,
      first: year,
      second: year,
      both: matched,
      products: correlation * squares,
    },
    common: size,
  }
}

/** As many as would answer, as far apart from each other as is assumed. */
function plannedSample(size: number, share: number, sd: number): StratumSample {
  const n = Math.round(share * size)
  return { size, answered: n, n, mean: 0, squares: sd ** 2 * Math.max(0, n - 1) }
}
