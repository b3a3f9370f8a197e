import { gammaRatio } from './gamma-ratio.ts'

const SQRT_PI = Math.sqrt(Math.PI)

/** A further term that changes less than this changes nothing. */
const NEGLIGIBLE = 4e-16

/**
 * P(T > t) for Student's t with `df` degrees of freedom: the upper tail, never one minus the other.
 *
 * It is half the regularised incomplete beta function I(½df, ½) at df/(df + t²). Far out that is Gauss's
 * continued fraction in df/t², in which all terms are positive, so that nothing cancels, evaluated by
 * Lentz's method; near the middle it is ½ less the power series of the central part.
 *
 * @param df Any real number of degrees of freedom from 1 (or a rounding error below) to 1e7.
 * @returns In [0, 1], to about 1e-12 relative.
 * @throws {RangeError} If there are no degrees of freedom, or t is no number.
 * @see NIST Digital Library of Mathematical Functions 8.17, 15.7; decision 0020.
 * @example
 * studentUpperTail(0, 7) // 0.5
 */
export function studentUpperTail(t: number, df: number): number {
  if (!(df > 0) || Number.isNaN(t)) throw new RangeError(`no tail at ${t} with ${df} degrees`)
  const tail = tailAndDensity(Math.abs(t), df, densityFactor(df)).tail
  return t < 0 ? 1 - tail : tail
}

/**
 * P(T ≤ t) for Student's t.
 *
 * @example
 * studentCdf(0, 7) // 0.5
 */
export function studentCdf(t: number, df: number): number {
  return studentUpperTail(-t, df)
}

/** What the density at 0 is √df times; the same for every t. */
export function densityFactor(df: number): number {
  return gammaRatio(df / 2) / SQRT_PI
}

/** The upper tail and the density at a t ≥ 0. */
export function tailAndDensity(
  t: number,
  df: number,
  factor: number,
): { readonly tail: number; readonly density: number } {
  const square = t * t
  const sum = df + square
  const density = (factor * Math.exp((-df / 2) * Math.log1p(square / df))) / Math.sqrt(sum)
  const tail = isFarOut(square, df)
    ? ((density * sum) / (t * df)) * farFraction(df / square, df)
    : 0.5 - density * t * centralSeries(square / sum, df / 2)
  return { tail, density }
}

/** About where the fraction takes fewer steps than the series. */
function isFarOut(square: number, df: number): boolean {
  return square > (10 * df) / (df + 20)
}

/** ₂F₁(½, 1; ½df + 1; −z) as Gauss's continued fraction. */
function farFraction(z: number, df: number): number {
  const c = df / 2 + 1
  let value = 1
  let numerator = 1
  let denominator = 0
  let step = z / (2 * c)
  for (let m = 1; ; m += 1) {
    denominator = 1 / (1 + step * denominator)
    numerator = 1 + step / numerator
    const change = numerator * denominator
    value *= change
    if (Math.abs(change - 1) < NEGLIGIBLE) return 1 / value
    step = (z * coefficient(m, c)) / ((c + m - 1) * (c + m))
  }
}

function coefficient(m: number, c: number): number {
  const half = (m + 1) >> 1
  return m % 2 === 1 ? half * (c + half - 1.5) : (half + 0.5) * (c + half - 1)
}

/** Σ (a + ½)ₙ / (3⁄2)ₙ · xⁿ: all terms are positive. */
function centralSeries(x: number, a: number): number {
  let term = 1
  let sum = 1
  for (let n = 0; term > (NEGLIGIBLE * sum) / 40; n += 1) {
    term *= ((a + 0.5 + n) / (1.5 + n)) * x
    sum += term
  }
  return sum
}
