import type { ItemStratum } from '../results/strata.ts'
import type { ItemPair } from '../statistics/item-pair.ts'
import type { PairTally } from '../tally/joint-tally.ts'

/** One pair of questions as it was counted in both rounds, and together. */
export function countedItemPair(
  years: { readonly first: readonly ItemStratum[]; readonly second: readonly ItemStratum[] },
  id: string,
  joint: PairTally | null,
): ItemPair {
  return {
    strata: years.first.flatMap((first, index) => {
      const second = years.second[index]
      if (second === undefined) return []
      const { sector } = first
      return [{ sector, first, second, common: joint?.commonFrame[sector] ?? null }]
    }),
    joint: joint?.items[id] ?? null,
  }
}
