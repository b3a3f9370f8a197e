import { describe, expect, it } from '@jest/globals'

import { type Dot, dotChart } from '../../../../reports/figures/dot-chart.ts'

const dot = (mean: number, interval: readonly [number, number] | null = null): Dot => ({
  mean,
  interval,
})
const row = (label: string, first: Dot | null, second: Dot | null, isTotal = false) => ({
  label,
  base: '12 / 14',
  gap: first !== null && second !== null ? '' : 'visas inte',
  first,
  second,
  isTotal,
})

const chart = dotChart({
  rows: [
    row('Idrott', dot(2, [1.5, 2.5]), dot(3, [2.5, 3.5])),
    row('Kultur', null, dot(4, [3.2, 5.4])),
    row('Social', dot(1), null),
    row('Alla', dot(2), dot(3), true),
  ],
  bases: 'n',
  axis: { min: 1, max: 5, step: 1 },
  series: { first: '2019', second: '2022' },
})
const [between, spans, ends, earlier, later] = chart.data.datasets

describe('dotChart', () => {
  it('is plain data, so that it can be sent to a browser', () => {
    expect(JSON.parse(JSON.stringify(chart))).toEqual(chart)
  })

  it('keeps the whole scale on its axis', () => {
    expect(chart.options.scales.x).toMatchObject({ min: 1, max: 5 })
  })

  it('leaves no row out, and sets the total apart', () => {
    expect(chart.rows).toEqual(['Idrott', 'Kultur', 'Social', '', 'Alla'])
    expect(chart.options.scales.y).toMatchObject({ min: -0.5, max: 4.5, reverse: true })
  })

  it('draws each year where it is known, with another shape, and a line only between two', () => {
    const rowsOf = (data: readonly { readonly y: number }[]) =>
      data.map(({ y }) => Math.abs(Math.round(y)))
    expect(rowsOf(between!.data.filter(({ x }) => x !== null))).toEqual([0, 0, 4, 4])
    expect(rowsOf(earlier!.data)).toEqual([0, 2, 4])
    expect(rowsOf(later!.data)).toEqual([0, 1, 4])
    expect(earlier!.pointStyle).not.toBe(later!.pointStyle)
  })

  it('draws intervals where there are any, and not beyond the scale', () => {
    expect(spans!.data.map(({ x }) => x)).toEqual([1.5, 2.5, null, 2.5, 3.5, null, 3.2, 5, null])
    expect(ends!.data.map(({ x }) => x)).toEqual([1.5, 2.5, 2.5, 3.5, 3.2, 5])
  })

  it('says in words what is withheld, where no dot stands in its way', () => {
    const at = chart.texts.map(({ text, x, y, room }) => ({ text, x, y, room }))
    expect(at).toEqual([
      { text: 'visas inte', x: 1, y: 1, room: 2.2 },
      { text: 'visas inte', x: 5, y: 2, room: 4 },
    ])
  })

  it('has n beside each row', () => {
    expect(chart.bases).toEqual({
      name: 'n',
      rows: ['12 / 14', '12 / 14', '12 / 14', '', '12 / 14'],
    })
  })

  it('has one series, in the middle of its row, in a chart of one year', () => {
    const single = dotChart({
      rows: [row('Idrott', null, dot(3))],
      bases: 'n',
      axis: { min: 1, max: 5, step: 1 },
      series: { first: null, second: '2022' },
    })
    expect(single.data.datasets.map(({ data }) => data)).toEqual([[{ x: 3, y: 0 }]])
  })
})
