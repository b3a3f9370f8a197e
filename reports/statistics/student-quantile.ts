import { guessedQuantile } from './quantile-guess.ts'
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
  if (!(p > 0 && p < 1)) throw new RangeError(`no quantile at ${p}`)
  if (p === 0.5) return 0
  return p < 0.5 ? -upperQuantile(p, df) : upperQuantile(1 - p, df)
}

/** Where the upper tail is `q` < ½: from a near guess by Halley's method, most often in two steps. */
function upperQuantile(q: number, df: number): number {
  const factor = densityFactor(df)
  const powerLaw = Math.sqrt(df) * (factor / (df * q)) ** (1 / df)
  if (powerLaw * powerLaw > POWER_LAW_FROM * df) return powerLaw
  let t = guessedQuantile(q, df, powerLaw)
  let error: number
  let step: number
  // Said so that NaN ends it: nobody waits for ever.
  do {
    const { tail, density } = tailAndDensity(t, df, factor)
    error = tail - q
    const newton = error / density
    const bend = 1 - (newton * (df + 1) * t) / (2 * (df + t * t))
    step = newton / Math.max(bend, 0.5)
    t = Math.max(t + step, t / 2)
  } while (Math.abs(error) >= CLOSE_ENOUGH * q || Math.abs(step) >= CLOSE_ENOUGH * t)
  return t
}
