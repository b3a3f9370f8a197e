import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { tellsBars } from '../../../../reports/disclosure/telling-share.ts'
import { tally } from './made-answers.ts'

const HIGH = [3, 4]

const sumOf = (grades: readonly number[]) =>
  grades.reduce((sum, count, step) => sum + count * (step + 1), 0)
const highOf = (grades: readonly number[]) => grades[3]! + grades[4]!

/** Every way in which so many answers can fall on five grades. */
function everyWay(n: number): readonly number[][] {
  const deal = (left: number, steps: number): number[][] =>
    steps === 1
      ? [[left]]
      : Array.from({ length: left + 1 }, (_, count) =>
          deal(left - count, steps - 1).map(rest => [count, ...rest]),
        ).flat()
  return deal(n, 5)
}

const anyFew = fc
  .integer({ min: 5, max: 9 })
  .chain(n => fc.constantFrom(...everyWay(n).filter(ways => ways.every(count => count < n - 1))))

describe('tellsBars', () => {
  it.each([
    ['all are high', [0, 0, 0, 5, 2], true],
    ['none is high', [1, 3, 3, 0, 0], true],
    // Five high ones that together give 25 are all fives.
    ['the high ones can only be fives', [0, 0, 2, 0, 5], true],
    ['none is high, though there is more than one way', [2, 4, 0, 0, 0], true],
    // Six that give 10 with one high: (5, 0, 0, 0, 1) or (4, 1, 0, 1, 0).
    ['only a bar without answers would be told', [4, 1, 0, 1, 0], false],
    ['only a bar without answers would be told, the other way', [5, 0, 0, 0, 1], false],
    ['there is more than one way', [1, 1, 1, 1, 1], false],
    ['there is more than one way in the middle', [0, 2, 3, 2, 1], false],
  ])('when %s', (_, grades, expected) => {
    expect(tellsBars(tally(grades), HIGH)).toBe(expected)
  })

  it('has nothing to tell on a scale without a share high', () => {
    expect(tellsBars(tally([5, 0, 0, 0]), [])).toBe(false)
  })

  it('leaves no bar to be worked out, neither where the share is shown nor where it is not', () => {
    fc.assert(
      fc.property(anyFew, grades => {
        const isTold = tellsBars(tally(grades), HIGH)
        const possible = everyWay(grades.reduce((a, b) => a + b))
          .filter(ways => sumOf(ways) === sumOf(grades))
          .filter(ways => tellsBars(tally(ways), HIGH) === isTold)
          .filter(ways => isTold || highOf(ways) === highOf(grades))
        const told = [0, 1, 2, 3, 4].filter(
          step => grades[step]! > 0 && possible.every(ways => ways[step] === grades[step]),
        )
        expect([grades, told]).toEqual([grades, []])
      }),
      { numRuns: 300 },
    )
  })
})
