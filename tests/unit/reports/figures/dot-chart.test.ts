import { describe, expect, it } from '@jest/globals'

import { dotChart } from '../../../../reports/figures/dot-chart.ts'

const row = (label: string, first: number | null, second: number | null, isTotal = false) => ({
  label,
  first,
  second,
  isTotal,
})

const chart = dotChart({
  rows: [
    row('Idrott', 2, 3),
    row('Kultur', null, 4),
    row('Kultur', 1, null),
    row('Alla', 2, 3, true),
  ],
  axis: { min: 1, max: 5, step: 1 },
  series: { first: '2019', second: '2022' },
})

describe('dotChart', () => {
  it('is plain data, so that it can be sent to a browser', () => {
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart)
  })

  it('keeps the whole scale on its axis', () => {
    expect(chart.options.scales.x).toMatchObject({ min: 1, max: 5 })
  })

  it('leaves no row out, tells rows of one name apart and sets the total apart', () => {
    expect(chart.options.scales.y.labels).toEqual(['Idrott', 'Kultur', 'Kultur (2)', ' ', 'Alla'])
  })

  it('draws each year where it is known, with another shape, and a line only between two', () => {
    const [line, earlier, later] = chart.data.datasets
    expect(line!.data.filter(({ x }) => x !== null).map(({ y }) => y)).toEqual([
      'Idrott',
      'Idrott',
      'Alla',
      'Alla',
    ])
    expect(earlier!.data.map(({ y }) => y)).toEqual(['Idrott', 'Kultur (2)', 'Alla'])
    expect(later!.data.map(({ y }) => y)).toEqual(['Idrott', 'Kultur', 'Alla'])
    expect(earlier!.pointStyle).not.toBe(later!.pointStyle)
  })

  it('has one series in a chart of one year', () => {
    const single = dotChart({
      rows: [row('Idrott', null, 3)],
      axis: { min: 1, max: 5, step: 1 },
      series: { first: null, second: '2022' },
    })
    expect(single.data.datasets).toHaveLength(1)
  })
})
