import { type Block, byName } from './blocks.ts'
import type { CaseOf } from './case-schema.ts'
import type { CaseYear, NamesOf } from './case-year.ts'
import { countYear } from './count-year.ts'
import { itemBlock } from './item-block.ts'
import { yearsOf } from './pairs-of-years.ts'

/** Every question in every year. */
export function estimateCross(given: CaseOf<'cross'>, namesOf: NamesOf): Block {
  return yearBlocks(yearsOf(given, namesOf), given.items)
}

/** Every question in every year, by the names of both. */
export function yearBlocks(years: ReadonlyMap<string, CaseYear>, items: readonly string[]): Block {
  return Object.fromEntries(
    [...years].map(([name, year]) => {
      const counted = countYear(year, { items: items.length })
      return [name, byName(items, (_item, place) => itemBlock(counted.item(place)))]
    }),
  )
}
