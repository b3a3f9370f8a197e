import { describe, expect, it } from '@jest/globals'

import { satterthwaite } from '../../../../reports/statistics/degrees-of-freedom.ts'
import { testDifference } from '../../../../reports/statistics/difference-test.ts'
import { estimateOf } from '../../../../reports/statistics/domain-estimate.ts'
import { gradeBand, insiktBand } from '../../../../reports/statistics/grade-band.ts'
import { qualityFlags } from '../../../../reports/statistics/quality-flags.ts'
import { gradeScoring } from '../../../../reports/statistics/scoring.ts'
import { sectorExceptions } from '../../../../reports/statistics/sector-exceptions.ts'
import { sampleOf } from '../../../../reports/statistics/stratum-sample.ts'

const FIVE = { min: 1, max: 5 }
const sample = (size: number, grades: number[]) =>
  sampleOf({ size, tally: { grades, dontKnow: 0, blank: 0, notShown: 0 } }, gradeScoring(FIVE))
const inSector = (sector: string, size: number, grades: number[]) => ({
  sector,
  ...sample(size, grades),
})

describe('gradeBand', () => {
  it.each([
    [1, 'veryLow'],
    [1.79, 'veryLow'],
    [1.8, 'low'],
    [2.59, 'low'],
    [2.6, 'middling'],
    [3.39, 'middling'],
    [3.4, 'high'],
    [4.19, 'high'],
    [4.2, 'veryHigh'],
    [5, 'veryHigh'],
  ])('is of %d %s', (mean, band) => {
    expect(gradeBand(mean, null)).toEqual({ band, bordersOn: [] })
  })

  it.each<readonly [string, readonly [number, number], readonly string[]]>([
    ['none where the interval is inside', [2.61, 3.39], []],
    ['the next above where it reaches its limit', [2.9, 3.4], ['high']],
    ['the next below where it passes its own', [2.59, 3.2], ['low']],
    ['neither at its own lower limit', [2.6, 3.2], []],
    ['both where it is wide', [2, 4], ['low', 'high']],
  ])('borders on %s', (_claim, interval, bordersOn) => {
    expect(gradeBand(3, interval)).toEqual({ band: 'middling', bordersOn })
  })

  it('borders on nothing beyond the ends of the scale', () => {
    expect(gradeBand(1.2, [0.4, 1.5])).toEqual({ band: 'veryLow', bordersOn: [] })
    expect(gradeBand(4.9, [4.5, 5.3])).toEqual({ band: 'veryHigh', bordersOn: [] })
  })
})

describe('insiktBand', () => {
  it.each([
    [0, 'veryLow'],
    [49.9, 'veryLow'],
    [50, 'low'],
    [61.9, 'low'],
    [62, 'approved'],
    [69.9, 'approved'],
    [70, 'high'],
    [79.9, 'high'],
    [80, 'veryHigh'],
    [100, 'veryHigh'],
  ])('is of %d %s', (index, band) => {
    expect(insiktBand(index)).toBe(band)
  })
})

describe('qualityFlags', () => {
  const good = estimateOf([sample(90, [4, 4, 4, 4, 4])])

  it('are none of many answers', () => {
    expect(qualityFlags(good, FIVE, { size: 90, covered: 90 })).toEqual([])
    expect(qualityFlags(good, FIVE, null)).toEqual([])
  })

  it('say uncertain below ten grades, and below eight degrees of freedom', () => {
    const flags = (grades: number[], size = 90) =>
      qualityFlags(estimateOf([sample(size, grades)]), FIVE, null)
    expect(flags([1, 2, 3, 2, 1])).toEqual(['uncertain'])
    expect(flags([2, 2, 3, 2, 1])).toEqual([])
    // 6 of 100 and 6 of 6: twelve grades, and five degrees of freedom.
    const uneven = estimateOf([sample(100, [1, 1, 2, 1, 1]), sample(6, [0, 2, 2, 2, 0])])
    expect(qualityFlags(uneven, FIVE, null)).toContain('uncertain')
  })

  it('say eight degrees of freedom are enough', () => {
    const n = {
      n: 10,
      isCensus: false,
      mean: 3,
      se: 0.1,
      answered: 10,
      designDf: 9,
      coveredSize: 90,
    }
    expect(qualityFlags({ ...n, df: 8 }, FIVE, null)).toEqual([])
    expect(qualityFlags({ ...n, df: 7.9 }, FIVE, null)).toEqual(['uncertain'])
  })

  it('say nothing uncertain of a census of few', () => {
    expect(qualityFlags(estimateOf([sample(5, [1, 1, 1, 1, 1])]), FIVE, null)).toEqual([])
  })

  it('say when less than nine tenths are covered', () => {
    expect(qualityFlags(good, FIVE, { size: 100, covered: 89 })).toEqual(['incompleteCoverage'])
    expect(qualityFlags(good, FIVE, { size: 100, covered: 90 })).toEqual([])
  })

  it('say when the interval is more than a step to either side', () => {
    const wide = estimateOf([sample(90, [2, 0, 0, 0, 2])])
    expect(qualityFlags(wide, FIVE, null)).toEqual(['uncertain', 'tooWide'])
    // The same interval on a scale with more steps is narrower than a quarter of it.
    expect(qualityFlags(wide, { min: 1, max: 21 }, null)).toEqual(['uncertain'])
  })

  it('say nothing of no mean', () => {
    expect(qualityFlags(estimateOf([]), FIVE, { size: 9, covered: 0 })).toEqual([])
  })
})

describe('sectorExceptions', () => {
  const others = [
    inSector('kultur', 60, [3, 6, 6, 3, 1]),
    inSector('social', 50, [3, 5, 5, 4, 1]),
    inSector('tro', 40, [2, 5, 6, 2, 1]),
  ]
  const sports = inSector('idrott', 90, [0, 1, 4, 12, 13])
  const low = inSector('arbete', 90, [13, 12, 4, 1, 0])
  const names = (samples: Parameters<typeof sectorExceptions>[0]) =>
    sectorExceptions(samples).map(({ sector }) => sector)

  it('are those that differ from all others together, and not those that differ only from them', () => {
    const [only, ...rest] = sectorExceptions([...others, sports])
    expect(rest).toEqual([])
    expect(only).toMatchObject({ sector: 'idrott', others: ['kultur', 'social', 'tro'] })
    expect(only!.difference).toBeCloseTo(sports.mean - estimateOf(others).mean!, 14)
    expect(only!.p).toBeLessThan(0.001)
  })

  it('are none where sectors are alike', () => {
    expect(names(others)).toEqual([])
  })

  it('may be several, higher and lower, the clearest first', () => {
    const found = sectorExceptions([low, ...others, sports])
    expect(found.map(({ sector }) => sector)).toEqual(['idrott', 'arbete'])
    expect(found[0]!.difference).toBeGreaterThan(0)
    expect(found[1]!.difference).toBeLessThan(0)
    expect(found[1]!.others).toEqual(['kultur', 'social', 'tro'])
    expect(found[1]!.p).toBeGreaterThanOrEqual(found[0]!.p!)
  })

  it('are adjusted for how many sectors are tested', () => {
    const a = inSector('a', 60, [0, 3, 6, 6, 4])
    const rest = [inSector('b', 60, [4, 6, 6, 3, 0]), inSector('c', 50, [3, 6, 6, 3, 0])]
    const [own, theirs] = [estimateOf([a]), estimateOf(rest)]
    const welch = testDifference({
      difference: own.mean! - theirs.mean!,
      se: Math.hypot(own.se!, theirs.se!),
      df: satterthwaite([own, theirs].map(({ se, df }) => ({ variance: se! ** 2, df: df! }))),
      isCensus: false,
    })
    const [first] = sectorExceptions([a, ...rest])
    expect(first!.p).toBeCloseTo(3 * welch.p!, 12)
  })

  it('need two others: of two sectors that differ neither is the exception', () => {
    expect(names([sports, low])).toEqual([])
    expect(names([sports, low, inSector('tyst', 9, [0, 0, 0, 0, 0])])).toEqual([])
    expect(names([sports, low, inSector('x', 60, [6, 6, 3, 1, 0])])).toEqual(['idrott'])
  })

  it('are not looked for among few grades, or where all said the same', () => {
    const few = inSector('few', 60, [0, 0, 0, 0, 4])
    const alike = inSector('alike', 60, [0, 0, 0, 0, 9])
    expect(names([...others, few])).not.toContain('few')
    expect(names([...others, alike])).not.toContain('alike')
    expect(names([sports, few])).toEqual([])
    expect(names([sports])).toEqual([])
    expect(names([])).toEqual([])
  })

  it('need five grades', () => {
    const rest = ['b', 'c', 'd', 'e'].map(sector => inSector(sector, 60, [9, 9, 0, 0, 0]))
    expect(names([inSector('a', 10, [0, 0, 0, 1, 4]), ...rest])).toEqual(['a'])
    expect(names([inSector('a', 10, [0, 0, 0, 1, 3]), ...rest])).toEqual([])
  })

  it('are in a census those that differ by more than the margin', () => {
    const census = [
      inSector('a', 10, [0, 0, 10, 0, 0]),
      inSector('b', 10, [0, 0, 10, 0, 0]),
      inSector('c', 10, [0, 0, 5, 5, 0]),
    ]
    expect(sectorExceptions(census)).toEqual([
      { sector: 'c', difference: 0.5, others: ['a', 'b'], p: null },
    ])
    const near = inSector('c', 10, [0, 0, 7, 3, 0])
    expect(names([census[0]!, census[1]!, near])).toEqual([])
  })
})
