import { describe, expect, it } from '@jest/globals'

import type { DisclosureRule } from '../../../../reports/disclosure/disclosed-item.ts'
import { followUpPattern } from '../../../../reports/disclosure/follow-up-pattern.ts'
import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import type { ItemStratum } from '../../../../reports/results/strata.ts'
import { promiseOf } from '../../../../surveys/promise.ts'

const RULE: DisclosureRule = { promise: promiseOf('grouped'), threshold: 5 }
const SCALE = { min: 1, max: 5 }

const stratum = (sector: string, grades: readonly number[], notShown = 0): ItemStratum => ({
  sector,
  size: 40,
  tally: { grades, dontKnow: 0, blank: 0, notShown },
})

/** What the whole was given: in two sectors few answered, and some have five to nine answers. */
const WHOLE = [
  stratum('stor', [2, 4, 8, 12, 4]),
  stratum('mindre', [1, 2, 3, 1, 0]),
  stratum('annan', [0, 2, 3, 3, 1]),
  stratum('liten', [0, 0, 2, 1, 0]),
  stratum('pytteliten', [1, 1, 0, 1, 0]),
]
/** Those who gave it 1 or 2 were asked what it rests on. */
const FOLLOW_UP = [
  stratum('stor', [1, 2, 3, 0, 0], 24),
  stratum('mindre', [0, 1, 2, 0, 0], 4),
  stratum('annan', [0, 1, 1, 0, 0], 7),
  stratum('liten', [0, 0, 0, 0, 0], 3),
  stratum('pytteliten', [0, 1, 1, 0, 0], 1),
]
const ALL_LARGE = [stratum('stor', [2, 4, 8, 12, 4]), stratum('annan', [3, 4, 5, 4, 2])]

const patternOf = (strata: readonly ItemStratum[]) => itemPattern({ scale: SCALE, strata }, RULE)
const followed = (strata: readonly ItemStratum[], behind: readonly ItemStratum[]) =>
  followUpPattern(patternOf(strata), {
    behind: [patternOf(behind)],
    strata,
    threshold: RULE.threshold,
  })

describe('followUpPattern', () => {
  it('hides a sector where the grades that decide are hidden, though nobody there was asked', () => {
    expect(patternOf(FOLLOW_UP).hidden.has('liten')).toBe(false)
    expect(followed(FOLLOW_UP, WHOLE).hidden.get('liten')).toBe('few')
  })

  it('hides a sector where only the bars of those grades are, for how many were asked is two of them', () => {
    expect(patternOf(WHOLE).hidden.has('annan')).toBe(false)
    expect(followed(FOLLOW_UP, WHOLE).hidden.get('annan')).toBe('protectsOthers')
  })

  it('shows nothing of all, not even how many were asked', () => {
    const { hidden, answered } = followed(FOLLOW_UP, WHOLE).total
    expect([hidden, answered]).toEqual(['protectsOthers', 'protectsOthers'])
  })

  it('shows a sector that shows all of those grades, as far as its own answers let it', () => {
    expect(followed(FOLLOW_UP, WHOLE).hidden.get('stor')).toBe(
      patternOf(FOLLOW_UP).hidden.get('stor'),
    )
  })

  it('changes nothing where everything is shown of those grades, or no grades decide', () => {
    const strata = ALL_LARGE.map(({ sector }) => stratum(sector, [3, 3, 0, 0, 0], 20))
    expect(followed(strata, ALL_LARGE)).toEqual(patternOf(strata))
    const none = { behind: [], strata: FOLLOW_UP, threshold: RULE.threshold }
    expect(followUpPattern(patternOf(FOLLOW_UP), none)).toEqual(patternOf(FOLLOW_UP))
  })
})
