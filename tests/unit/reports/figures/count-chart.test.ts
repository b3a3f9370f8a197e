import { describe, expect, it } from '@jest/globals'

import { countChart } from '../../../../reports/figures/count-chart.ts'
import { drawChart } from '../../../../reports/formats/figure/draw-chart.ts'
import { lettering, textsOf } from '../../../builders/drawn.ts'

const chartOf = (...counts: readonly number[]) =>
  countChart({
    rows: counts.map((count, at) => ({ label: `Rad ${at + 1}`, count })),
    name: 'Antal',
  })
const ticksOf = (...counts: readonly number[]) =>
  chartOf(...counts).options.scales.x.named.map(({ text }) => text)

describe('a chart of counts', () => {
  it('has a bar from zero for each, and none where there is nothing', () => {
    const [bars] = chartOf(3, 0, 1).data.datasets
    expect(bars?.data).toEqual([
      { x: 0, y: 0 },
      { x: 3, y: 0 },
      { x: null, y: 0 },
      { x: 0, y: 2 },
      { x: 1, y: 2 },
      { x: null, y: 2 },
    ])
  })

  it('says what each row is and how many, also where that is none', () => {
    const texts = textsOf(drawChart(chartOf(3, 0, 12), { width: 600, lettering }))
    for (const text of ['Rad 1', 'Rad 2', 'Rad 3', 'Antal', '3', '0', '12']) {
      expect(texts).toContain(text)
    }
  })

  it.each([
    [
      [0, 0],
      ['0', '1'],
    ],
    [
      [1, 4],
      ['0', '1', '2', '3', '4'],
    ],
    [[12], ['0', '3', '6', '9', '12']],
    [
      [31, 2],
      ['0', '7', '14', '21', '28', '35'],
    ],
  ])('has whole numbers on its axis, as far as the most of %j', (counts, ticks) => {
    expect(ticksOf(...counts)).toEqual(ticks)
  })
})
