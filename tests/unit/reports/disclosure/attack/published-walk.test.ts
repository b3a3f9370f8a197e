import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import type { ItemResult } from '../../../../../reports/results/result-set.ts'
import { arbitraryTown, publishedComparison, publishedResult } from './made-up-town.ts'
import { towns } from './towns.ts'

/** Every number in some piece of a file, with the way to it: `mean.value.value`. */
function numbersIn(data: unknown, way = ''): readonly string[] {
  if (typeof data === 'number') return [way]
  if (data === null || typeof data !== 'object') return []
  return Object.entries(data).flatMap(([key, value]) =>
    numbersIn(value, way === '' ? key : `${way}.${key}`),
  )
}

const isWithheld = (figure: object) => 'withheld' in figure

/** What a sector with five to nine answers may show of itself. */
const OF_FEW = ['n.value', 'mean.value.value', 'shareHigh.value.value', 'answered.value']

function expectNothingOfSmallSectors({ sectors }: ItemResult) {
  for (const { sector, ...cell } of sectors) {
    const numbers = numbersIn(cell).filter(way => !way.startsWith('dontKnow'))
    if (isWithheld(cell.mean.value)) {
      expect([sector, ...numbersIn(cell), ...cell.flags]).toEqual([sector])
    } else if (isWithheld(cell.distribution[0]!)) {
      expect([sector, ...numbers.filter(way => !OF_FEW.includes(way))]).toEqual([sector])
    }
  }
}

/** Beside a hidden sector the total has n, how many it speaks for, and figures that say what they are rounded to. */
function expectRoundedTotal({ sectors, total }: ItemResult) {
  if (!sectors.some(({ mean }) => isWithheld(mean.value))) return
  const { coverage, n, ...rest } = total
  expect(numbersIn({ coverage }).every(way => /size|covered/.test(way))).toBe(true)
  expect(isWithheld(n) && !isWithheld(total.mean.value)).toBe(false)
  for (const way of numbersIn(rest)) {
    if (way.endsWith('.value'))
      expect(numbersIn(rest)).toContain(way.replace(/value$/, 'roundedTo'))
    else expect(way).toMatch(/roundedTo$/)
  }
}

describe('a certified file', () => {
  it('holds no number of a sector that is withheld, and none in full of a total beside it', () => {
    fc.assert(
      fc.property(arbitraryTown(), town => {
        const result = publishedResult(town, 'first')
        for (const item of result.items) {
          expectNothingOfSmallSectors(item)
          expectRoundedTotal(item)
        }
        const [headline] = result.items
        for (const { sector } of result.exceptions) {
          const cell = headline!.sectors.find(each => each.sector === sector)!
          expect(isWithheld(cell.mean.value)).toBe(false)
        }
      }),
      towns(6),
    )
  })

  it('holds no change of a sector that is withheld in either year, and no tally anywhere', () => {
    fc.assert(
      fc.property(arbitraryTown(6), town => {
        const comparison = publishedComparison(town)
        const values = [...comparison.items, ...comparison.indices].flatMap(
          each => each.values ?? [],
        )
        for (const { sectors, total } of values) {
          for (const { sector, first, second, ...change } of sectors) {
            const years = [first, second].filter(year => isWithheld(year.mean.value))
            expect([sector, ...years.flatMap(year => numbersIn(year))]).toEqual([sector])
            if (years.length > 0) expect([sector, ...numbersIn(change)]).toEqual([sector])
          }
          const hidden = sectors.some(({ first, second }) =>
            [first, second].some(year => isWithheld(year.mean.value)),
          )
          if (hidden)
            expect(
              numbersIn({ ...total, first: null, second: null }).every(way =>
                way.startsWith('difference'),
              ),
            ).toBe(true)
        }
        expect(JSON.stringify(comparison)).not.toMatch(/"(grades|tally|sumOfSquares|leaves)"/)
      }),
      towns(4),
    )
  })
})
