import { describe, expect, it } from '@jest/globals'

import { guardedTotals, keepsOpen } from '../../../../reports/disclosure/guarded-measures.ts'
import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import { openSecrets } from '../../../../reports/disclosure/open-secrets.ts'
import type { PrintedMeasure } from '../../../../reports/disclosure/printed-measure.ts'
import type { SectorAnswers } from '../../../../reports/disclosure/sector-answers.ts'
import { type Secret, secretsOf, veiledItem } from '../../../../reports/disclosure/veiled-item.ts'
import { gradeScoring, shareScoring } from '../../../../reports/statistics/scoring.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { FIVE, spread, strata, tally } from './made-answers.ts'

const HIDDEN = { isHidden: true, hidesSpread: true, hidesShareHigh: true, hidesDontKnow: true }
const SPREAD = { isHidden: false, hidesSpread: true, hidesShareHigh: false, hidesDontKnow: false }
const OPINION = { ...SPREAD, hidesSpread: false, hidesDontKnow: true }

const mean = (step: number): PrintedMeasure => ({
  means: [{ scoring: gradeScoring(FIVE), step }],
})
const low: PrintedMeasure = {
  means: [{ scoring: shareScoring(FIVE, [1, 2]), step: 1e-6 }],
}

const hiddenItem = (given: readonly SectorAnswers[], veil = HIDDEN, names = ['c', 'd']) =>
  veiledItem(FIVE, given, new Map(names.map(name => [name, veil])))

/** Which sectors have a secret of some kind left: those of the sum have a range of more than one. */
const sectors = (secrets: readonly Secret[]) => [...new Set(secrets.map(({ place }) => place))]

const TWO = strata({
  a: [60, spread(30)],
  b: [50, spread(20)],
  c: [11, tally([0, 1, 1, 1, 0])],
  d: [9, tally([1, 1, 1, 1, 0])],
})

describe('secretsOf', () => {
  it('counts five bars, high, low and "vet inte", and the sum of a hidden sector', () => {
    const secrets = secretsOf(hiddenItem(TWO))
    const ofC = secrets.filter(({ place }) => place === 2)
    expect(ofC).toHaveLength(9)
    expect(ofC.map(({ count }) => count(tally([1, 2, 3, 4, 5], [6])))).toEqual([
      1, 2, 3, 4, 5, 9, 3, 6, 55,
    ])
    expect(ofC.map(({ leastRange }) => leastRange)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 3])
    expect(ofC.map(({ otherness }) => otherness).filter(each => each === 'opinions')).toHaveLength(
      1,
    )
    expect(ofC.every(({ isHidden }) => isHidden)).toBe(true)
  })

  it('has no mean to hide of a sector that shows it, nor of one without grades', () => {
    expect(secretsOf(hiddenItem(TWO, SPREAD))).toHaveLength(16)
    const none = strata({ c: [9, tally([0, 0, 0, 0, 0], [3])], d: [8, tally([1, 1, 1, 1, 0])] })
    expect(secretsOf(hiddenItem(none)).filter(({ place }) => place === 0)).toHaveLength(8)
  })
})

describe('openSecrets', () => {
  it('leaves open what nothing is said of', () => {
    const item = hiddenItem(TWO)
    const counts = secretsOf(item).filter(({ otherness }) => otherness === 'grades')
    expect(new Set(openSecrets(item, [], counts))).toEqual(new Set(counts))
  })

  it('counts "vet inte" as told where n says that everyone who responded has a grade', () => {
    const item = hiddenItem(TWO)
    const opinions = secretsOf(item).filter(({ otherness }) => otherness === 'opinions')
    expect(opinions).toHaveLength(2)
    expect(openSecrets(item, [], opinions)).toEqual([])
    const blank = hiddenItem(
      TWO.map(each =>
        each.sector === 'd' ? { ...each, tally: tally([1, 1, 1, 1, 0], [0, 1]) } : each,
      ),
    )
    expect(
      openSecrets(
        blank,
        [],
        secretsOf(blank).filter(({ otherness }) => otherness === 'opinions'),
      ),
    ).toHaveLength(2)
  })

  it('is not misled by a mean to a tenth, and is by one with all its decimals', () => {
    const item = hiddenItem(TWO)
    const secrets = openSecrets(item, [], secretsOf(item))
    expect(openSecrets(item, [mean(0.1)], secrets)).toEqual(secrets)
    const sums = (given: readonly Secret[]) => given.filter(({ leastRange }) => leastRange > 1)
    expect(sums(openSecrets(item, [mean(1e-9)], secrets))).toEqual([])
  })

  it('sees what all measures tell together', () => {
    const item = hiddenItem(TWO)
    const secrets = openSecrets(item, [mean(0.1)], secretsOf(item))
    expect(openSecrets(item, [mean(0.1), low], secrets).length).toBeLessThan(secrets.length)
  })

  it('hears also what is said in words, and whatever else is printed', () => {
    const item = hiddenItem(TWO)
    const secrets = openSecrets(item, [mean(0.1)], secretsOf(item))
    const word = {
      means: [{ scoring: gradeScoring(FIVE), step: 0.1, word: String }],
    }
    expect(openSecrets(item, [word], secrets)).not.toEqual(secrets)
    const rest = {
      means: [],
      rest: (given: readonly SectorAnswers[]) => given.map(each => each.tally.grades.join()),
    }
    expect(openSecrets(item, [rest], secrets)).toEqual([])
  })

  it('keeps the sum of a sector whose spread is withheld, so that the mean of all tells nothing of it', () => {
    const item = hiddenItem(TWO, SPREAD)
    const secrets = openSecrets(item, [], secretsOf(item))
    expect(sectors(secrets)).toEqual([2, 3])
    expect(openSecrets(item, [mean(1e-9)], secrets)).toEqual(secrets)
    expect(openSecrets(item, [low], secrets).length).toBeLessThan(secrets.length)
  })

  it('knows what a sector alone would tell of "vet inte", and that another can make up for it', () => {
    const one = strata({
      a: [60, spread(30)],
      c: [9, tally([1, 1, 1, 1, 1], [1, 2])],
      d: [9, tally([1, 1, 1, 1, 1], [2, 1])],
    })
    const share = {
      means: [{ scoring: { grades: [0, 0, 0, 0, 0], dontKnow: 1 }, step: 0.001 }],
    }
    const alone = hiddenItem(one, OPINION, ['c'])
    const secrets = openSecrets(alone, [], secretsOf(alone))
    expect(secrets).toHaveLength(1)
    expect(openSecrets(alone, [share], secrets)).toEqual([])
    const both = hiddenItem(one, OPINION)
    const ofBoth = openSecrets(both, [], secretsOf(both))
    expect(ofBoth).toHaveLength(2)
    expect(openSecrets(both, [share], ofBoth)).toEqual(ofBoth)
  })

  it('tries two others at once where there are more', () => {
    const many = strata({
      a: [60, spread(30)],
      c: [9, tally([0, 1, 1, 1, 0])],
      d: [8, tally([1, 1, 1, 1, 0])],
      e: [12, tally([1, 1, 1, 1, 0])],
      f: [20, tally([1, 1, 1, 1, 0])],
    })
    const item = hiddenItem(many, HIDDEN, ['c', 'd', 'e', 'f'])
    const secrets = openSecrets(item, [], secretsOf(item))
    expect(openSecrets(item, [mean(0.1)], secrets)).toEqual(secrets)
  })

  it('has the mean of no one to compare where nobody has a grade', () => {
    const none = strata({
      c: [9, tally([0, 0, 0, 0, 0], [3, 1])],
      d: [8, tally([0, 0, 0, 0, 0], [1, 2])],
    })
    const item = hiddenItem(none)
    const opinions = secretsOf(item).filter(({ otherness }) => otherness === 'opinions')
    expect(openSecrets(item, [mean(0.1)], opinions)).toEqual(opinions)
  })
})

describe('keepsOpen and guardedTotals', () => {
  const rule = { promise: promiseOf('grouped'), threshold: 5 }
  const item = { scale: FIVE, strata: TWO }
  const pattern = itemPattern(item, rule)
  const telling = (given: readonly SectorAnswers[]) => [given[2]!.tally.grades.join()]

  it('asks whether more tells more', () => {
    expect(keepsOpen({ ...item, pattern }, [mean(0.1)], [])).toBe(true)
    expect(keepsOpen({ ...item, pattern }, [mean(0.1)], [{ means: [], rest: telling }])).toBe(false)
  })

  it('shows each other total beside those before it', () => {
    const half = (given: readonly SectorAnswers[]) => [given.length]
    expect(guardedTotals(item, pattern, [half, telling, half])).toEqual([
      'rounded',
      'protectsOthers',
      'rounded',
    ])
  })

  it('counts what it has shown as known', () => {
    const highOf = (place: number) => (given: readonly SectorAnswers[]) => [
      given[place]!.tally.grades[3]! + given[place]!.tally.grades[4]!,
    ]
    const sumOf = (given: readonly SectorAnswers[]) => [highOf(2)(given)[0]! + highOf(3)(given)[0]!]
    const differenceOf = (given: readonly SectorAnswers[]) => [
      highOf(2)(given)[0]! - highOf(3)(given)[0]!,
    ]
    expect(guardedTotals(item, pattern, [sumOf, differenceOf])).toEqual([
      'rounded',
      'protectsOthers',
    ])
    expect(guardedTotals(item, pattern, [sumOf, sumOf])).toEqual(['rounded', 'rounded'])
  })

  it('shows other totals in full where the mean of all is, and none where it is hidden', () => {
    const open = { scale: FIVE, strata: TWO.slice(0, 2) }
    expect(guardedTotals(open, itemPattern(open, rule), [telling])).toEqual(['exact'])
    const few = { scale: FIVE, strata: TWO.slice(2, 3) }
    expect(guardedTotals(few, itemPattern(few, rule), [telling, telling])).toEqual(['few', 'few'])
  })
})
