import { pooledSample, type StratumSample } from './stratum-sample.ts'
import { sumOf } from './sum-of.ts'

/** A mean over strata, with the variance of what each adds to it. */
export interface StratifiedMean {
  readonly mean: number
  /** V: the square of the standard error. */
  readonly variance: number
  /** Those with answers, in the order given. */
  readonly parts: readonly StratumPart[]
}

/** What one stratum adds to a stratified mean. */
export interface StratumPart {
  readonly sample: StratumSample
  /** N, but never fewer than answered: more answers than the frame has is a fault of the frame (ramfel). */
  readonly size: number | null
  /** V_h. */
  readonly variance: number
  /** s_h: the spread of what its associations add to the mean; `null` where only one answered. */
  readonly spread: number | null
}

/** Below this a variance is rounding noise (statistics.md 18: a standard error below 1e-10). */
const SMALLEST_VARIANCE = 1e-20

/**
 * The mean over strata in which everybody was asked and those who answered stand for their stratum:
 * each answer weighs N/a. Who answered but is outside the domain ("vet inte") keeps that weight outside.
 * Strata without answers are not covered and contribute nothing.
 *
 * Where no stratum's size is known they are one stratum without finite population correction.
 *
 * @returns `null` when nobody is in the domain, or when some sizes are known and others not.
 * @see Cochran 1977, Sampling Techniques, 5A.9; Särndal, Swensson & Wretman 1992, 10.3 and 15.6;
 *   statistics.md 5.
 */
export function stratifiedMean(samples: readonly StratumSample[]): StratifiedMean | null {
  const covered = coveredStrata(samples)
  if (covered === null) return null
  const domain = sumOf(covered, ({ weight, sample }) => weight * sample.n)
  if (domain === 0) return null
  const mean = weightedMean(covered, domain)
  const parts = covered.map(stratum => partOf(stratum, mean, domain))
  return { mean, variance: withoutNoise(sumOf(parts, ({ variance }) => variance)), parts }
}

/** Whether every sector with answers answered to the last association (totalundersökning). */
export function isCensus({ parts }: StratifiedMean): boolean {
  return parts.every(({ sample, size }) => size === sample.answered)
}

/** A variance, or 0 where it is rounding noise. */
export function withoutNoise(variance: number): number {
  return Math.abs(variance) < SMALLEST_VARIANCE ? 0 : variance
}

interface CoveredStratum {
  readonly sample: StratumSample
  readonly size: number | null
  /** N/a: how many associations each that answered stands for. */
  readonly weight: number
}

function coveredStrata(samples: readonly StratumSample[]): readonly CoveredStratum[] | null {
  const answered = samples.filter(sample => sample.answered > 0)
  const unknown = answered.filter(sample => sample.size === null)
  if (unknown.length > 0) {
    if (unknown.length < answered.length) return null
    return [{ sample: pooledSample(answered), size: null, weight: 1 }]
  }
  return answered.map(sample => {
    const size = Math.max(sample.size ?? 0, sample.answered)
    return { sample, size, weight: size / sample.answered }
  })
}

/** The weight of a single stratum cancels: left out, its mean is the very number that describes it. */
function weightedMean(covered: readonly CoveredStratum[], domain: number): number {
  const [first, ...others] = covered
  if (first !== undefined && others.length === 0) return first.sample.mean
  return sumOf(covered, ({ weight, sample }) => weight * (sample.n * sample.mean)) / domain
}

function partOf(
  { sample, size, weight }: CoveredStratum,
  mean: number,
  domain: number,
): StratumPart {
  const { answered, n } = sample
  const correction = size === null ? 1 : 1 - answered / size
  const scale = (weight * answered) / domain
  const distance = sample.mean - mean
  if (answered === 1) {
    // One answer shows no spread inside its stratum: its distance to the whole mean is used instead.
    const variance = withoutNoise(correction * (scale * n * distance) ** 2)
    return { sample, size, variance, spread: null }
  }
  // Those outside the domain have the residual 0, those inside theirs around the whole mean.
  const residuals = sample.squares + n * (1 - n / answered) * distance ** 2
  const s2 = (scale * scale * residuals) / (answered - 1)
  const variance = withoutNoise((correction * s2) / answered)
  return { sample, size, variance, spread: Math.sqrt(s2) }
}
