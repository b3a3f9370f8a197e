import type { ItemResult } from '../../../../../reports/results/result-set.ts'
import { type KnownItem, sum, type ToldSector } from './known-counts.ts'
import { tallyOf, type Town, type Year } from './made-up-town.ts'
import { type AskedCount, askedOf, workedOut } from './worked-out.ts'

/** What the attacker is told of one item: sizes, and how many answered. */
export function toldOf(town: Town, item: string, year: Year): readonly ToldSector[] {
  const { sectors } = tallyOf(town, year)
  return Object.entries(sectors).map(([id, { invited, items }]) => ({
    id,
    size: invited!,
    tally: items[item]!,
  }))
}

/** What nobody is to work out: everything of a hidden sector, and the bars of one with few answers. */
export function askedOfItem(
  { sectors }: ItemResult,
  told: readonly ToldSector[],
): readonly AskedCount[] {
  return sectors.flatMap(({ sector, mean, distribution }) => {
    const n = sum(told.find(({ id }) => id === sector)!.tally.grades)
    if (n === 0) return []
    const all = askedOf(sector, n)
    if ('withheld' in mean.value) return all
    return 'withheld' in distribution[0]! ? all.filter(({ what }) => what !== 'medelbetyg') : []
  })
}

/**
 * What was worked out, divided into what a sector's own figures tell (a mean of 4.8 tells that nobody gave
 * a 1), and what only others' figures do: that is what the rules are to prevent.
 */
export function attacked(
  known: KnownItem,
  found: readonly AskedCount[],
): { readonly byOthers: readonly AskedCount[]; readonly byItself: readonly AskedCount[] } {
  const isOwn = (asked: AskedCount) => {
    const alone = {
      sectors: known.sectors.filter(({ id }) => id === asked.sector),
      sums: known.sums.filter(({ parts }) => parts.size === 1 && parts.has(asked.sector)),
    }
    return workedOut(alone, [asked]).length > 0
  }
  const byItself = found.filter(isOwn)
  return { byOthers: found.filter(each => !byItself.includes(each)), byItself }
}
