import { sumOf } from '../statistics/sum-of.ts'

/**
 * Which counts of codes are not shown (statistics.md 14): those from 1 to below the threshold, and so many of the
 * smallest others that no small one can be worked out.
 *
 * Every comment that is coded has a code, or none fits it. So what is not shown is together at least what is left of
 * all that are coded, and with few codes that alone could tell a small count. Nobody is told which of those that are
 * not shown are small; but who knows this rule knows that the others are no larger than the smallest that is shown.
 *
 * @param counts Of each code, and of comments that no code fits.
 * @param coded How many comments are coded.
 * @returns For each count whether it is hidden. One of 0 never is: it is of nobody.
 */
export function hiddenCodes(
  counts: readonly number[],
  { coded, threshold }: { readonly coded: number; readonly threshold: number },
): readonly boolean[] {
  const ascending = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => a.count - b.count || a.index - b.index)
  const small = ascending.filter(({ count }) => count < threshold).length
  if (small === 0) return counts.map(() => false)
  let hidden = small
  while (hidden < ascending.length && leastSmall(hidden) > 1) hidden += 1
  const places = new Set(ascending.slice(0, hidden).map(({ index }) => index))
  return counts.map((_, index) => places.has(index))

  /** The least that a small count can be, by all that is told. */
  function leastSmall(isHidden: number): number {
    const shown = ascending.slice(isHidden)
    const largestOther = shown[0]?.count ?? coded
    const others = (isHidden - small) * largestOther + (small - 1) * (threshold - 1)
    return coded - sumOf(shown, ({ count }) => count) - others
  }
}
