import { describe, expect, it } from '@jest/globals'

import { indexGuardsItems } from '../../../../reports/disclosure/index-guard.ts'
import type { IndexSector } from '../../../../reports/disclosure/index-pattern.ts'
import type { SectorAnswers } from '../../../../reports/disclosure/sector-answers.ts'
import { hiddenTotal } from '../../../../reports/disclosure/total-pattern.ts'
import { spread, strata, tally } from './made-answers.ts'
import { halves, index, published, sector } from './made-index.ts'

/** Every mean of all that is thought of, where nothing is shown of an item's c and d: first the true one. */
function imaginedMeans(
  sectors: readonly IndexSector[],
  answers: readonly SectorAnswers[],
  isReversed = false,
): readonly number[] {
  const means: number[] = []
  const { item, pattern } = published(answers)
  const hidden = {
    ...pattern,
    hidden: new Map((['c', 'd'] as const).map(name => [name, 'few' as const])),
    total: hiddenTotal('protectsOthers'),
  }
  const print = (mean: number) => [means.push(mean) < 0]
  indexGuardsItems(index(sectors, [{ item, pattern: hidden, isReversed }], { print }))
  return means
}

describe('the index that a reader of an item imagines', () => {
  // All have given the lowest grade in c, where each stands for two, and in d: others can only be higher.
  const lowest = strata({
    a: [60, spread(30)],
    c: [6, tally([3, 0, 0, 0, 0])],
    d: [4, tally([4, 0, 0, 0, 0])],
  })
  const sectors = [
    sector('a', 60, halves(30)),
    sector('c', 6, [2, 2, 2]),
    sector('d', 4, [2, 2, 2, 2]),
  ]
  // Thirty that together have 85.5, twice; three with 1, twice; and four with 1: of 60 + 6 + 4.
  const mean = (2 * 85.5 + 2 * 3 + 4) / 70

  it('is the true one, and for each grade higher as much higher as whoever gave it weighs', () => {
    const steps = imaginedMeans(sectors, lowest).map(each => (each - mean) * 70)
    expect(steps[0]).toBeCloseTo(0, 9)
    for (const step of steps) {
      expect(step).toBeCloseTo(Math.round(step), 9)
      expect(Math.round(step)).toBeGreaterThanOrEqual(0)
    }
    expect(Math.max(...steps)).toBeGreaterThan(0.5)
  })

  it('is lower where the item is reversed', () => {
    const steps = imaginedMeans(sectors, lowest, true).map(each => (each - mean) * 70)
    expect(Math.max(...steps)).toBeCloseTo(0, 9)
    expect(Math.min(...steps)).toBeLessThan(-0.5)
  })

  it('counts whoever is of an unknown number for one, and nobody for nothing', () => {
    const more = [...sectors.slice(1), sector('e', null, [6, 6, 6, 6]), sector('f', 9, [])]
    const answers = [
      ...lowest.slice(1),
      ...strata({ e: [null, tally([0, 0, 4, 0, 0])], f: [9, tally([0, 0, 0, 0, 0])] }),
    ]
    expect(imaginedMeans(more, answers)[0]).toBeCloseTo((2 * 3 + 4 + 4 * 3) / (6 + 4 + 4), 12)
  })
})
