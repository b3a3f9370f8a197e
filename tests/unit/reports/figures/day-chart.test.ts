import { describe, expect, it } from '@jest/globals'

import { dayChart } from '../../../../reports/figures/day-chart.ts'

describe('a chart by day', () => {
  const chart = dayChart([
    { label: '1/9', share: 0 },
    { label: '2/9', share: 0.25 },
    { label: '3/9', share: 1 },
  ])

  it('has a place for each day from the left, and its share in per cent', () => {
    expect(chart.columns).toEqual(['1/9', '2/9', '3/9'])
    expect(chart.data.datasets[0]?.data).toEqual([
      { x: 0, y: 0 },
      { x: 1, y: 25 },
      { x: 2, y: 100 },
    ])
  })

  it('has the whole axis from 0 to 100, however few have answered', () => {
    const { x, y } = chart.options.scales
    expect([y.min, y.max, x.min, x.max]).toEqual([0, 100, -0.5, 2.5])
  })

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart)
  })
})
