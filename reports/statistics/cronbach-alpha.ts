import type { AlphaTally } from '../tally/alpha-tally.ts'

/**
 * Cronbach's alpha: how far the items of an index go together, from those who graded them all.
 *
 * Below 0 items go against each other ("motriktade frågor?"); below 0.6 the items themselves say more than
 * the index. Shown only from 20 complete responses.
 *
 * @returns At most 1; `null` with fewer than two items or responses, or when nothing differs.
 * @see Cronbach 1951; statistics.md 8.
 */
export function cronbachAlpha({ complete, sums, products }: AlphaTally): number | null {
  const items = sums.length
  if (items < 2 || complete < 2) return null
  // n(n − 1) times each covariance, a whole number: the factor cancels.
  const covariance = (i: number, j: number) =>
    complete * (products[i]?.[j] ?? 0) - (sums[i] ?? 0) * (sums[j] ?? 0)
  const all = sums.map((_, item) => item)
  const own = all.reduce((sum, i) => sum + covariance(i, i), 0)
  const total = all.reduce((sum, i) => sum + all.reduce((row, j) => row + covariance(i, j), 0), 0)
  return total === 0 ? null : (items / (items - 1)) * (1 - own / total)
}
