/** From here on the series is exact to the last digits that a number holds. */
const SERIES_FROM = 16

/**
 * Γ(a + ½) / Γ(a), the constant in the density of Student's t, to about 1e-15 relative for any a > 0.
 *
 * Logarithms of Γ would lose half the digits at a = 5 000 000, where two almost equal numbers of eight
 * digits are subtracted. The expansion in powers of (a − ¼)⁻² loses none; below 16 the recurrence
 * Γ(a + 1) = a·Γ(a) leads up to it.
 *
 * @see Tricomi & Erdélyi 1951; NIST Digital Library of Mathematical Functions 5.11.12–13.
 * @example
 * (4 * gammaRatio(1) ** 2).toFixed(12) // "3.141592653590"
 */
export function gammaRatio(a: number): number {
  let above = 1
  let below = 1
  let at = a
  for (; at < SERIES_FROM; at += 1) {
    above *= at
    below *= at + 0.5
  }
  const w = at - 0.25
  const u = 1 / (w * w)
  const series =
    1 + u * (1 / 64 + u * (-19 / 8192 + u * (631 / 524_288 - (u * 174_317) / 134_217_728)))
  return (Math.sqrt(w) * series * above) / below
}
