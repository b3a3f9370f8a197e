import { densityFactor, tailAndDensity } from './student-tail.ts'

/** So near, in t and in its tail, the next step would change nothing: errors are of the third order. */
const CLOSE_ENOUGH = 1e-5

/** So far out, in t²/df, the tail is a power of t and nothing else. */
const POWER_LAW_FROM = 1e17

/**
 * The number that a variable with Student's t distribution stays below with probability `p`.
 *
 * @param p In (0, 1).
 * @param df Any real number of degrees of freedom from 1 (or a rounding error below) to 1e7.
 * @returns To about 1e-13 relative.
 * @throws {RangeError} If either is outside.
 * @see Decision 0020.
 * @example
 * studentQuantile(0.5, 3) // 0
 */
export function studentQuantile(p: number, df: number): number {
  if (!(p > 0 && p < 1 && df > 0)) throw new RangeError(`no quantile ${p} with ${df} degrees`)
  if (p === 0.5) return 0
  return p < 0.5 ? -upperQuantile(p, df) : upperQuantile(1 - p, df)
}

/** Where the upper tail is `q` < ½: from a near guess by Halley's method, most often in two steps. */
function upperQuantile(q: number, df: number): number {
  const factor = densityFactor(df)
  const powerLaw = Math.sqrt(df) * (factor / (df * q)) ** (1 / df)
  if (powerLaw * powerLaw > POWER_LAW_FROM * df) return powerLaw
  let t = firstGuess(q, df, powerLaw)
  for (;;) {
    const { tail, density } = tailAndDensity(t, df, factor)
    const newton = (tail - q) / density
    const bend = 1 - (newton * (df + 1) * t) / (2 * (df + t * t))
    const step = newton / Math.max(bend, 0.5)
    t = Math.max(t + step, t / 2)
    const isClose = Math.abs(tail - q) < CLOSE_ENOUGH * q
    if (isClose && Math.abs(step) < CLOSE_ENOUGH * t) return t
  }
}

function firstGuess(q: number, df: number, powerLaw: number): number {
  const square = powerLaw * powerLaw
  if (square > 4 * df) return Math.sqrt(square - (df * (df + 1)) / (df + 2))
  const z = normalUpperQuantile(q)
  const w = df - 2 / 3 + 0.1 / df
  return Math.sqrt(df * Math.expm1((z * z * (df - 5 / 6)) / (w * w)))
}

/** The same for the normal distribution, to 4.5e-4: only to begin from. @see Hastings 1955, sheet 67. */
function normalUpperQuantile(q: number): number {
  const s = Math.sqrt(-2 * Math.log(q))
  const above = 2.515517 + s * (0.802853 + s * 0.010328)
  const below = 1 + s * (1.432788 + s * (0.189269 + s * 0.001308))
  return s - above / below
}
