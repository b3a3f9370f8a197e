/** What a variance is made of, and how many degrees of freedom each part was estimated with. */
export interface VariancePart {
  readonly variance: number
  readonly df: number
}

/**
 * Degrees of freedom of a sum of independent variances: V² / Σ(V_h²/ν_h), a real number.
 *
 * It lies between the least ν and their sum. One large, thinly answered sector brings it down to its own,
 * where the usual n − H would call the interval narrower than it is.
 *
 * @returns `null` when the variance is 0.
 * @see Satterthwaite 1946; Cochran 1977, eq. 5.16; statistics.md 6.
 * @example
 * satterthwaite([{ variance: 2, df: 4 }, { variance: 2, df: 4 }]) // 8
 * satterthwaite([]) // null
 */
export function satterthwaite(parts: readonly VariancePart[]): number | null {
  const variance = parts.reduce((sum, part) => sum + part.variance, 0)
  if (variance === 0) return null
  return variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.df, 0)
}

/** ν: one less than those in the domain, but never less than 1. */
export function ownDegrees(n: number): number {
  return Math.max(1, n - 1)
}
