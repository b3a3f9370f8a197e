import { describe, expect, it } from '@jest/globals'

import { tellsLeftOut, type YearPattern } from '../../../../reports/disclosure/change-pattern.ts'

const COUNTS: Readonly<Record<string, number>> = { a: 3, b: 4, none: 0, many: 20 }
const hiding = (...sectors: readonly string[]): YearPattern => ({
  hidden: new Map(sectors.map(sector => [sector, 'few'])),
  spread: new Map(),
})

const tells = (
  excluded: readonly string[],
  patterns: readonly YearPattern[] = [hiding()],
  threshold = 5,
) => tellsLeftOut(patterns, { excluded, count: sector => COUNTS[sector]! }, threshold)

describe('tellsLeftOut', () => {
  it('tells of fewer than the threshold, counted together', () => {
    expect(tells(['a'])).toBe(true)
    expect(tells(['a', 'b'])).toBe(false)
    expect(tells(['a', 'b'], [hiding()], 7)).toBe(false)
    expect(tells(['a', 'b'], [hiding()], 8)).toBe(true)
  })

  it('tells of a sector that any of the patterns hides, however many they are', () => {
    expect(tells(['many'], [hiding(), hiding('many')])).toBe(true)
    expect(tells(['many'], [hiding(), hiding('a')])).toBe(false)
  })

  it('tells nothing of nobody', () => {
    expect(tells([])).toBe(false)
    expect(tells(['none'], [hiding('none')])).toBe(false)
    expect(tells(['none', 'many'], [hiding('none')])).toBe(false)
  })
})
