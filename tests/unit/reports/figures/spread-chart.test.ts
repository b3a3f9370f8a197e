import { describe, expect, it } from '@jest/globals'

import { spreadChart, type SpreadRow } from '../../../../reports/figures/spread-chart.ts'
import { barOf } from '../../../../reports/figures/spread-parts.ts'
import { drawChart } from '../../../../reports/formats/figure/draw-chart.ts'
import { lettering, textsOf } from '../../../builders/drawn.ts'

const row = (label: string, told: Partial<SpreadRow> = {}): SpreadRow => ({
  label,
  base: '40',
  gap: '',
  isTotal: false,
  shares: [0.1, 0.2, 0.4, 0.28, 0.02],
  dontKnow: 0.05,
  ...told,
})

const key = { label: 'Så läses staplarna', grades: ['1', '2', '3', '4', '5'], dontKnow: 'vet inte' }
const chartOf = (...rows: readonly SpreadRow[]) => spreadChart({ rows, bases: 'n', key })
const wordsOf = (...rows: readonly SpreadRow[]) =>
  textsOf(drawChart(chartOf(...rows), { width: 650, lettering }))

describe('a bar of shares', () => {
  it('has the middle of its scale at 0, whatever stands on each side', () => {
    const places = barOf([0.1, 0.2, 0.4, 0.28, 0.02]).map(({ from, to }) => [from, to])
    const told = [-50, -40, -20, 20, 48, 50]
    for (const [grade, [from, to]] of places.entries()) {
      expect(from).toBeCloseTo(told[grade]!)
      expect(to).toBeCloseTo(told[grade + 1]!)
    }
  })

  it('stands between the two steps of the middle where the scale is even', () => {
    expect(barOf([0.25, 0.25, 0.5, 0]).map(({ from }) => from)).toEqual([-50, -25, 0, 50])
  })

  it('is lighter towards the middle and darkest at the highest, so that grey tells it as well', () => {
    const [lowest, low, middle, high, highest] = barOf([0.2, 0.2, 0.2, 0.2, 0.2]).map(
      ({ look: { colour } }) => luminance(colour),
    )
    expect([highest, lowest, low, middle]).toEqual(
      [lowest, low, middle, highest].toSorted((a, b) => a! - b!),
    )
    expect(high).toBeGreaterThan(lowest!)
    expect(high).toBeLessThan(middle!)
  })
})

describe('a chart of spreads', () => {
  it('begins with how it is read', () => {
    const { rows, keyRows } = chartOf(row('Idrott'))
    expect(rows.slice(0, keyRows)).toEqual(['Så läses staplarna', ''])
    expect(wordsOf(row('Idrott'))).toEqual(expect.arrayContaining(['1', '5', 'vet inte']))
  })

  it('writes how large each part is where there is room, and n beside the row', () => {
    const words = wordsOf(row('Idrott'))
    expect(words).toEqual(expect.arrayContaining(['20\u00a0%', '40\u00a0%', '28\u00a0%', '40']))
    expect(words).not.toContain('2\u00a0%')
  })

  it('says in words what is withheld, with no bar in its row', () => {
    const hidden = row('Kultur', { shares: [], dontKnow: '', gap: 'färre än 5 svar' })
    const { data } = chartOf(row('Idrott'), hidden)
    expect(wordsOf(row('Idrott'), hidden)).toContain('färre än 5 svar')
    expect(data.datasets.flatMap(({ data: points }) => points.filter(({ y }) => y === 3))).toEqual(
      [],
    )
  })

  it('says what stands in the place of "vet inte" alone', () => {
    expect(wordsOf(row('Idrott', { dontKnow: '..' }))).toContain('..')
  })

  it('sets totals apart from the rows before them, once', () => {
    const total = (label: string) => row(label, { isTotal: true })
    const { rows } = chartOf(row('Idrott'), total('Alla 2019'), total('Alla 2022'))
    expect(rows.slice(2)).toEqual(['Idrott', '', 'Alla 2019', 'Alla 2022'])
  })
})

/** Relative, by WCAG. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map(part => ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
