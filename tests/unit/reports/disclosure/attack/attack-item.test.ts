import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { askedOfItem, attacked, toldOf } from './attacked-item.ts'
import { knownItem, sum } from './known-counts.ts'
import { arbitraryTown, publishedResult } from './made-up-town.ts'
import { towns } from './towns.ts'
import { workedOut } from './worked-out.ts'

describe('a reader of a certified result', () => {
  it('works out nothing of what is withheld of a question', () => {
    const seen = { hidden: 0, limited: 0 }
    fc.assert(
      fc.property(arbitraryTown(), town => {
        for (const item of publishedResult(town, 'first').items) {
          const told = toldOf(town, item.id, 'first')
          const asked = askedOfItem(item, told)
          const known = knownItem(item, told)
          const { byOthers, byItself } = attacked(known, workedOut(known, asked))
          expect([item.id, ...byOthers]).toEqual([item.id])
          // A mean near an end tells which grades nobody gave; never how many of few gave one that somebody did.
          for (const { what, sector } of byItself) {
            const { grades } = told.find(({ id }) => id === sector)!.tally
            const grade = /^betyg (\d)$/.exec(what)?.[1]
            if (grade === undefined || sum(grades) >= 2 * town.thresholds.first) continue
            expect([sector, what, grades[Number(grade) - 1]]).toEqual([sector, what, 0])
          }
          seen.hidden += asked.filter(({ what }) => what === 'medelbetyg').length
          seen.limited += asked.length
        }
      }),
      { ...towns(6), endOnFailure: true },
    )
    expect(Math.min(seen.hidden, seen.limited)).toBeGreaterThan(0)
  })
})
