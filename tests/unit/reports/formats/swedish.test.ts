import { describe, expect, it } from '@jest/globals'

import {
  formatCount,
  formatDay,
  formatDifference,
  formatMoment,
  formatScore,
  formatShare,
} from '../../../../reports/formats/swedish.ts'
import { formatCell } from '../../../../reports/formats/table-cell.ts'

describe('numbers as Swedes write them', () => {
  it.each([
    [formatScore(3.44), '3,4'],
    [formatScore(3.45), '3,5'],
    [formatShare(0.5049), '50\u00a0%'],
    [formatShare(1), '100\u00a0%'],
    [formatCount(1234567), '1\u00a0234\u00a0567'],
    [formatCount(999), '999'],
    [formatDifference(0.24), '+0,2'],
    [formatDifference(-0.25), '\u22120,3'],
    [formatDifference(-0.04), '0,0'],
  ])('%s', (written, expected) => {
    expect(written).toBe(expected)
  })
})

describe('times as Swedes write them', () => {
  it('are in Stockholm, whatever the machine’s zone', () => {
    expect(formatDay('2022-10-10T22:30:00.000Z')).toBe('11 oktober 2022')
    expect(formatMoment('2022-10-10T21:59:59.000Z')).toBe('10 oktober 2022 kl.\u00a023.59')
  })
})

describe('formatCell', () => {
  it('tells a missing figure from a withheld one', () => {
    expect(formatCell({ figure: { value: null }, unit: 'score' })).toBe('–')
    expect(formatCell({ figure: { withheld: 'few' }, unit: 'score' })).toBe('..')
    expect(formatCell({ figure: { value: 0 }, unit: 'count' })).toBe('0')
  })
})
