import { describe, expect, it } from '@jest/globals'

import { type PanelCounts, panelPattern } from '../../../../reports/disclosure/panel-pattern.ts'
import { promiseOf } from '../../../../surveys/promise.ts'

const rule = { promise: promiseOf('grouped'), threshold: 5 }
const counts = (both: number, first: number, second: number): PanelCounts => ({
  both,
  alone: [first - both, second - both],
  isUnanimous: false,
})
const OPEN = { hidden: null, spread: null }
/** What is hidden of the item beside its panel. */
const NOTHING = { hidesSectors: false, hidesTotal: false }
const SECTOR = { hidesSectors: true, hidesTotal: false }

describe('panelPattern', () => {
  it.each([
    ['is shown when many answered in one round only', counts(20, 30, 25), OPEN],
    ['is shown when everybody answered in both', counts(20, 20, 20), OPEN],
    ['is hidden when few answered in both', counts(4, 30, 30), { hidden: 'few', spread: 'few' }],
    [
      'is hidden when few answered in the first round only',
      counts(20, 24, 30),
      { hidden: 'protectsOthers', spread: 'protectsOthers' },
    ],
    [
      'is hidden when few answered in the second round only',
      counts(20, 30, 21),
      { hidden: 'protectsOthers', spread: 'protectsOthers' },
    ],
    [
      'shows how many and the mean difference of five to nine',
      counts(9, 30, 30),
      { hidden: null, spread: 'fewForSpread' },
    ],
    ['shows all of ten', counts(10, 30, 30), OPEN],
    ['is nothing to hide when nobody answered in both', counts(0, 30, 30), OPEN],
  ])('%s', (_, given, expected) => {
    expect(panelPattern(given, rule, NOTHING)).toEqual(expected)
  })

  it('is hidden when few have all changed alike', () => {
    const alike = (both: number) =>
      panelPattern({ ...counts(both, 30, 30), isUnanimous: true }, rule, NOTHING).hidden
    expect([alike(9), alike(10)]).toEqual(['protectsOthers', null])
  })

  it('is the total without weights when everybody answered in both, and hidden beside a hidden sector', () => {
    expect(panelPattern(counts(20, 20, 30), rule, SECTOR).hidden).toBe('protectsOthers')
    expect(panelPattern(counts(20, 30, 30), rule, SECTOR).hidden).toBeNull()
  })

  it('is hidden where not even n of the total is shown: it would tell part of it', () => {
    const hidden = panelPattern(counts(20, 30, 30), rule, { ...SECTOR, hidesTotal: true })
    expect(hidden).toEqual({ hidden: 'protectsOthers', spread: 'protectsOthers' })
  })

  it('is hidden there for the same reason however few it has: another would tell how many', () => {
    const hidden = panelPattern(counts(3, 30, 30), rule, { ...SECTOR, hidesTotal: true })
    expect(hidden).toEqual({ hidden: 'protectsOthers', spread: 'protectsOthers' })
  })

  it('counts who answered once also among the sectors that answered both times', () => {
    const elsewhere = { both: 20, alone: [12, 15, 0, 8], isUnanimous: false }
    expect(panelPattern(elsewhere, rule, SECTOR).hidden).toBe('protectsOthers')
    expect(panelPattern(elsewhere, rule, NOTHING).hidden).toBeNull()
    expect(panelPattern({ ...elsewhere, alone: [12, 15, 3, 8] }, rule, NOTHING).hidden).toBe(
      'protectsOthers',
    )
  })

  it('hides nothing of rounds that are promised as open', () => {
    const open = { ...rule, promise: promiseOf('named') }
    expect(panelPattern(counts(1, 2, 3), open, SECTOR)).toEqual(OPEN)
  })
})
