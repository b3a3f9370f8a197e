/**
 * About where the upper tail of Student's t is `q` < ½: what `studentQuantile` begins from, so near that
 * two steps are most often enough.
 *
 * Far out the tail is nearly a power of t, and its next term is taken along; else it is the normal
 * distribution, stretched.
 *
 * @param powerLaw Where it would be if the tail were a power of t and nothing else.
 * @see Peizer & Pratt 1968 for the stretching.
 */
export function guessedQuantile(q: number, df: number, powerLaw: number): number {
  const square = powerLaw * powerLaw
  if (square > 4 * df) return Math.sqrt(square - (df * (df + 1)) / (df + 2))
  const z = normalUpperQuantile(q)
  const w = df - 2 / 3 + 0.1 / df
  return Math.sqrt(df * Math.expm1((z * z * (df - 5 / 6)) / (w * w)))
}

/** The same for the normal distribution, to 4.5e-4: only to begin from. @see Hastings 1955, sheet 67. */
export function normalUpperQuantile(q: number): number {
  const s = Math.sqrt(-2 * Math.log(q))
  const above = 2.515517 + s * (0.802853 + s * 0.010328)
  const below = 1 + s * (1.432788 + s * (0.189269 + s * 0.001308))
  return s - above / below
}
