/** Absorbs the binary noise that would otherwise send 2.65 down. */
const NOISE = 1e-9

/**
 * Rounds half away from zero, as Swedish tables do (statistics.md 13). Only for showing: nothing is
 * computed from a rounded number.
 *
 * @example
 * roundHalfAway(2.65, 1) // 2.7
 * roundHalfAway(-0.25, 1) // -0.3
 */
export function roundHalfAway(x: number, decimals: number): number {
  const factor = 10 ** decimals
  const rounded = (Math.sign(x) * Math.floor(Math.abs(x) * factor + 0.5 + NOISE)) / factor
  return rounded === 0 ? 0 : rounded
}
