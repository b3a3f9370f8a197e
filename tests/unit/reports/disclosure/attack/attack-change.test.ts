import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import type { ComparedItem } from '../../../../../reports/comparison/comparison.ts'
import { askedOfItem, attacked, toldOf } from './attacked-item.ts'
import {
  type KnownItem,
  knownItem,
  knownMean,
  type KnownSum,
  sum,
  type ToldSector,
  weightOf,
} from './known-counts.ts'
import {
  arbitraryTown,
  publishedComparison,
  publishedResult,
  type Town,
  type Year,
} from './made-up-town.ts'
import { towns } from './towns.ts'
import { workedOut } from './worked-out.ts'

const YEARS = ['first', 'second'] as const
const GRADES = [1, 2, 3, 4, 5]

/** The same sector is another in the other year. */
const inYear = (year: Year, id: string) => `${year} ${id}`

function renamed({ sectors, sums }: KnownItem, year: Year): KnownItem {
  return {
    sectors: sectors.map(({ id, n }) => ({ id: inYear(year, id), n })),
    sums: sums.map(known => ({
      ...known,
      parts: new Map([...known.parts].map(([id, scores]) => [inYear(year, id), scores])),
    })),
  }
}

/** What the comparison says of the total in each year, and of the difference. */
function comparedSums(
  { values }: ComparedItem,
  told: Readonly<Record<Year, readonly ToldSector[]>>,
): readonly KnownSum[] {
  if (values === null) return []
  const { total, excluded, panel } = values
  const inTotal = (year: Year) => told[year].filter(({ id }) => !excluded.includes(id))
  const means = (year: Year, sign: number) => {
    const base = sum(inTotal(year).map(each => weightOf(each) * sum(each.tally.grades)))
    return new Map(
      inTotal(year).map(each => [
        inYear(year, each.id),
        GRADES.map(grade => (sign * grade * weightOf(each)) / base),
      ]),
    )
  }
  const n = (year: Year) => sum(inTotal(year).map(({ tally }) => sum(tally.grades)))
  const isWholePanel =
    panel !== null &&
    'value' in panel.n &&
    YEARS.every(year => panel.n && 'value' in panel.n && panel.n.value === n(year))
  const unweighted = (year: Year, sign: number) =>
    inTotal(year).map(
      ({ id }) => [inYear(year, id), GRADES.map(grade => (sign * grade) / n(year))] as const,
    )
  return [
    ...knownMean(total.first.mean.value, means('first', 1), 1),
    ...knownMean(total.second.mean.value, means('second', 1), 1),
    ...knownMean(
      total.difference.value,
      new Map([...means('first', -1), ...means('second', 1)]),
      1,
    ),
    ...(isWholePanel
      ? knownMean(
          panel.difference.value,
          new Map([...unweighted('first', -1), ...unweighted('second', 1)]),
          1,
        )
      : []),
  ]
}

/** Everything that the two results and their comparison tell together. */
function foundIn(town: Town) {
  const results = { first: publishedResult(town, 'first'), second: publishedResult(town, 'second') }
  const comparison = publishedComparison(town)
  return comparison.items.map((compared, at) => {
    const id = compared.second[0]!.id
    const told = { first: toldOf(town, id, 'first'), second: toldOf(town, id, 'second') }
    const known = YEARS.map(year => renamed(knownItem(results[year].items[at]!, told[year]), year))
    const both: KnownItem = {
      sectors: known.flatMap(({ sectors }) => sectors),
      sums: [...known.flatMap(({ sums }) => sums), ...comparedSums(compared, told)],
    }
    const asked = YEARS.flatMap(year =>
      askedOfItem(results[year].items[at]!, told[year]).map(each => ({
        ...each,
        sector: inYear(year, each.sector),
      })),
    )
    return attacked(both, workedOut(both, asked))
  })
}

describe('a reader of two certified results and their comparison', () => {
  it('works out nothing of what is withheld in either year', () => {
    fc.assert(
      fc.property(arbitraryTown(6), town => {
        for (const { byOthers } of foundIn(town)) expect(byOthers).toEqual([])
      }),
      { ...towns(4), endOnFailure: true },
    )
  })
})
