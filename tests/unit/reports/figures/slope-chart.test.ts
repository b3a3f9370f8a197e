import { describe, expect, it } from '@jest/globals'

import { slopeChart } from '../../../../reports/figures/slope-chart.ts'

const AXIS = { min: 1, max: 5, step: 1 }
const dot = (mean: number, interval: readonly [number, number] | null = null) => ({
  mean,
  interval,
})

describe('slopeChart', () => {
  it('draws a line for each pair, and a dot at both its ends', () => {
    const { columns, data } = slopeChart({
      columns: ['2019', '2022', '2025'],
      pairs: [
        { from: 0, to: 1, first: dot(2.6), second: dot(3.2) },
        { from: 1, to: 2, first: dot(3.1), second: dot(3.4) },
      ],
      axis: AXIS,
    })
    const [lines, dots] = data.datasets
    expect(columns).toEqual(['2019', '2022', '2025'])
    expect(lines!.data.map(({ x, y }) => [x, y])).toEqual([
      [0, 2.6],
      [1, 3.2],
      [null, 3.2],
      [1, 3.1],
      [2, 3.4],
      [null, 3.4],
    ])
    expect(dots!.data).toEqual([
      { x: 0, y: 2.6 },
      { x: 1, y: 3.2 },
      { x: 1, y: 3.1 },
      { x: 2, y: 3.4 },
    ])
  })

  it('cuts an interval where the scale ends', () => {
    const { data } = slopeChart({
      columns: ['a', 'b'],
      pairs: [{ from: 0, to: 1, first: dot(4.8, [4.4, 5.2]), second: null }],
      axis: AXIS,
    })
    expect(data.datasets[1]!.data.slice(0, 2)).toEqual([
      { x: 0, y: 4.4 },
      { x: 0, y: 5 },
    ])
  })

  it('has no line to what is withheld, and the whole axis whatever is shown', () => {
    const { data, options } = slopeChart({
      columns: ['a', 'b'],
      pairs: [{ from: 0, to: 1, first: null, second: dot(3) }],
      axis: AXIS,
    })
    expect(data.datasets.map(({ data: points }) => points.length)).toEqual([0, 1])
    expect(options.scales.y).toMatchObject({ min: 1, max: 5 })
  })
})
