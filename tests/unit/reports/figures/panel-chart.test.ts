import { describe, expect, it } from '@jest/globals'

import { divideChart } from '../../../../reports/figures/divide-chart.ts'
import { panelChart, type SlopePanel } from '../../../../reports/figures/panel-chart.ts'
import { drawChart, paperLook } from '../../../../reports/formats/figure/draw-chart.ts'
import type { PathMark } from '../../../../reports/formats/figure/drawn-chart.ts'
import { lettering, textsOf } from '../../../builders/drawn.ts'

const panel = (name: string, told: Partial<SlopePanel> = {}): SlopePanel => ({
  name,
  bases: ['33', '42'],
  gap: '',
  first: { mean: 2, interval: null },
  second: { mean: 4, interval: [3.5, 4.5] },
  ...told,
})

const names = ['Idrott', 'Kultur', 'Social', 'Pensionärer', 'Tro och livsåskådning', 'Alla']
const chartOf = (panels: readonly SlopePanel[]) =>
  panelChart({ panels, columns: ['2019', '2022'], axis: { min: 1, max: 5, step: 1 } })
const drawnIn = (width: number, panels: readonly SlopePanel[]) =>
  drawChart(chartOf(panels), { width, lettering })
const circlesOf = ({ marks }: ReturnType<typeof drawnIn>) =>
  marks.filter((mark): mark is PathMark => mark.kind === 'path' && mark.path.includes('A'))

describe('a chart of slopes', () => {
  const all = names.map(name => panel(name))

  it('has a panel for each sector, with both rounds and how many are behind each', () => {
    const words = textsOf(drawnIn(650, all))
    expect(words.join(' ')).toContain('Tro och livsåskådning')
    for (const [text, count] of [
      ['2019', 6],
      ['2022', 6],
      ['n 33', 6],
      ['n 42', 6],
    ] as const) {
      expect(words.filter(word => word === text)).toHaveLength(count)
    }
    expect(circlesOf(drawnIn(650, all))).toHaveLength(12)
  })

  it('has the whole scale beside each row of panels, and more rows where there is less room', () => {
    const rowsIn = (width: number) =>
      textsOf(drawnIn(width, all)).filter(text => text === '5').length
    expect(rowsIn(650)).toBe(2)
    expect(rowsIn(340)).toBe(3)
  })

  it('says in the panel what is withheld, and draws no dot for it', () => {
    const drawn = drawnIn(650, [
      panel('Idrott'),
      panel('Kultur', { second: null, gap: '2022: visas inte' }),
    ])
    expect(textsOf(drawn)).toContain('2022: visas inte')
    expect(circlesOf(drawn)).toHaveLength(3)
  })

  it('is divided between rows of panels where it is taller than it may be, with each panel once', () => {
    const many = Array.from({ length: 43 }, (_, at) =>
      panel(`Sektor ${at + 1}`, at === 17 ? { second: null, gap: '2022: visas inte' } : {}),
    )
    const easel = { width: 650, lettering }
    const parts = divideChart(chartOf(many), 800, paperLook(easel)).map(part =>
      drawChart(part, easel),
    )
    expect(parts.length).toBeGreaterThan(1)
    for (const { height } of parts) expect(height).toBeLessThanOrEqual(800)
    const words = parts.flatMap(textsOf)
    expect(words.filter(word => word.startsWith('Sektor'))).toEqual(many.map(({ name }) => name))
    expect(parts.flatMap(circlesOf)).toHaveLength(2 * 43 - 1)
  })

  it('has all marks within its edges', () => {
    const drawn = drawnIn(650, all)
    for (const { path } of drawn.marks.filter(mark => mark.kind === 'path')) {
      for (const [, x, y] of path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)) {
        expect(Number(x)).toBeGreaterThanOrEqual(0)
        expect(Number(x)).toBeLessThanOrEqual(drawn.width)
        expect(Number(y)).toBeGreaterThanOrEqual(0)
        expect(Number(y)).toBeLessThanOrEqual(drawn.height)
      }
    }
  })
})
