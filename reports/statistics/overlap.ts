import type { MatchedSample, MatchedYear } from './matched-sample.ts'
import { withoutNoise } from './stratified-mean.ts'

/** With fewer degrees of freedom than this a correlation is not estimated. */
const LEAST_DEGREES = 5

/** The means of the two years, around which residuals are taken. */
export interface YearMeans {
  readonly first: number
  readonly second: number
}

/**
 * r: how the answers of those who answered both years go together, one value for all sectors, because few
 * answer twice in a single one.
 *
 * Within each sector with two or more of them, the residuals of the two years (0 outside the domain) are
 * centred; their products and squares are added over sectors.
 *
 * @returns In [−1, 1]; 0 when too few answered twice, or when nothing differs.
 * @see statistics.md 9.
 */
export function pooledCorrelation(samples: readonly MatchedSample[], means: YearMeans): number {
  let degrees = 0
  let [squares1, squares2, products] = [0, 0, 0]
  for (const sample of samples) {
    if (sample.matched < 2) continue
    degrees += sample.matched - 1
    squares1 += residualSquares(sample.first, means.first, sample.matched)
    squares2 += residualSquares(sample.second, means.second, sample.matched)
    products += residualProducts(sample, means)
  }
  const scale = withoutNoise(squares1) * withoutNoise(squares2)
  return degrees < LEAST_DEGREES || scale === 0 ? 0 : products / Math.sqrt(scale)
}

/** Σ(e − ē)² over m, where e is x − mean in the domain and 0 outside. */
function residualSquares({ n, mean, squares }: MatchedYear, whole: number, m: number): number {
  return squares + n * (1 - n / m) * (mean - whole) ** 2
}

/** Σ(e₁ − ē₁)(e₂ − ē₂) over m. */
function residualProducts(sample: MatchedSample, means: YearMeans): number {
  const { matched, first, second, both, products } = sample
  const d1 = first.mean - means.first
  const d2 = second.mean - means.second
  const around = products + d2 * first.restOfBoth + d1 * second.restOfBoth
  return around + d1 * d2 * (both - (first.n * second.n) / matched)
}

/** How many associations a sector has in the two frames, and how many answered. */
export interface OverlapCounts {
  readonly matched: number
  readonly answered: readonly [first: number, second: number]
  /** N of each year; `null`: not known. */
  readonly sizes: readonly [first: number, second: number] | null
  /** M; `null`: not known. */
  readonly common: number | null
}

/**
 * M as it is used: what is known, or as many as can be; never fewer than answered both times, and never
 * more than the smaller frame. `null` where no frame is known.
 */
export function commonFrame({ matched, sizes, common }: OverlapCounts): number | null {
  if (sizes === null) return null
  const most = Math.min(...sizes)
  return Math.max(matched, Math.min(common ?? most, most))
}

/**
 * κ: how much of a correlation between two years becomes a covariance of their means,
 * m/(a₁a₂) − M/(N₁N₂).
 *
 * @see Tam 1984; Qualité & Tillé 2008; Nordberg 2000; statistics.md 9.
 * @example
 * overlapFactor({ matched: 20, answered: [40, 40], sizes: null, common: null }) // 0.0125
 */
export function overlapFactor(counts: OverlapCounts): number {
  const { matched, answered, sizes } = counts
  const sampled = matched / (answered[0] * answered[1])
  const common = commonFrame(counts)
  return sizes === null || common === null ? sampled : sampled - common / (sizes[0] * sizes[1])
}
