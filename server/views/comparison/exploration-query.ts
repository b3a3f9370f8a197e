import type { Comparison } from '../../../reports/comparison/comparison.ts'
import {
  EXPLORED_ORDERS,
  type Exploration,
  type ExploredOrder,
  themesOf,
} from '../../../reports/comparison/explore.ts'

/** What each choice is called in addresses; empty: as it is when nothing is chosen. */
export const ORDER_WORDS: Readonly<Record<ExploredOrder, string>> = {
  asked: '',
  change: 'andring',
  highest: 'hogst',
  lowest: 'lagst',
}
export const SHOWN_WORD = 'andrade'

export const EXPLORATION_FIELDS = {
  order: 'ordning',
  shown: 'visa',
  theme: 'tema',
  sector: 'sektor',
} as const

/** What is asked for in an address; anything that the comparison does not have is as if it were not there. */
export function readExploration(
  given: Readonly<Record<string, unknown>>,
  comparison: Comparison,
): Exploration {
  const { order, shown, theme, sector } = EXPLORATION_FIELDS
  return {
    order: EXPLORED_ORDERS.find(each => ORDER_WORDS[each] === given[order]) ?? 'asked',
    onlyShown: given[shown] === SHOWN_WORD,
    theme: themesOf(comparison).find(title => title === given[theme]) ?? null,
    sector: comparison.sectors.find(({ id }) => id === given[sector])?.id ?? null,
  }
}
