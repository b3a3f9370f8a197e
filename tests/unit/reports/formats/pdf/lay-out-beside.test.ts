import { describe, expect, it } from '@jest/globals'

import type { FigureSection } from '../../../../../reports/documents/document.ts'
import { dayChart } from '../../../../../reports/figures/day-chart.ts'
import { dotChart } from '../../../../../reports/figures/dot-chart.ts'
import type { PathMark } from '../../../../../reports/formats/figure/drawn-chart.ts'
import { LEFT, WIDTH } from '../../../../../reports/formats/paper/sheet.ts'
import { createTypesetter } from '../../../../../reports/formats/paper/typesetter.ts'
import { layOutBeside } from '../../../../../reports/formats/pdf/lay-out-beside.ts'
import { lettering, textsOf } from '../../../../builders/drawn.ts'

/** Every character is five points wide. */
const typesetter = createTypesetter(text => text.length * 5)
const setting = { say: (key: string) => key, typesetter, lettering }

const NAMES = ['Idrott', `Kultur och ${'mycket annat '.repeat(8)}`, 'Social', 'Alla']

function figureOf(rows = NAMES): FigureSection {
  return {
    kind: 'figure',
    title: 'Helheten',
    description: 'Punkterna',
    chart: dotChart({
      rows: NAMES.map((label, at) => ({
        label,
        base: '12',
        gap: '',
        isTotal: at === NAMES.length - 1,
        first: null,
        second: { mean: 2 + at / 2, interval: null },
      })),
      bases: 'n',
      axis: { min: 1, max: 5, step: 1 },
      series: { first: null, second: '2022' },
    }),
    table: {
      caption: 'Helheten',
      columns: ['Sektor', 'n'].map(text => ({ text, anchor: null })),
      rows: rows.map(header => ({
        header,
        anchor: null,
        isTotal: header === 'Alla',
        cells: [{ text: '12' }],
      })),
    },
  }
}

describe('a chart beside its table', () => {
  const [figure, head, ...rows] = layOutBeside(figureOf(), setting) ?? []
  const { x, y, scale, drawn } = figure!.picture!

  it('has each dot on the line of its row, whatever the height of the rows', () => {
    const dots = drawn.marks
      .filter((mark): mark is PathMark => mark.kind === 'path' && mark.path.includes('A'))
      .map(({ path }) => y + Number(/^M[\d.]+ ([\d.]+)/.exec(path)?.[1]) * scale)
    let top = head!.above + head!.height
    expect(dots).toHaveLength(rows.length)
    for (const [at, { height }] of rows.entries()) {
      expect(Math.abs((dots[at] ?? 0) - (top + height / 2))).toBeLessThan(2)
      top += height
    }
  })

  it('takes no room of its own, stands within the margins, and stays with its table', () => {
    expect(figure!.height).toBe(0)
    expect(x + drawn.width * scale).toBeLessThanOrEqual(LEFT + WIDTH)
    const kept = [figure, head, ...rows].map(strip => strip!.keepsWithNext)
    expect(kept.slice(0, -1).every(Boolean)).toBe(true)
    expect(kept.at(-1)).toBe(false)
  })

  it('says what its table does not: the axis, and nothing of what the rows are called', () => {
    expect(textsOf(drawn)).toEqual(['1', '2', '3', '4', '5'])
  })

  it('is not set so where its rows are not those of the table, or where it has none', () => {
    expect(layOutBeside(figureOf(['Idrott', 'Alla']), setting)).toBeNull()
    const chart = dayChart([{ label: '1 maj', share: 0.5 }])
    expect(layOutBeside({ ...figureOf(), chart }, setting)).toBeNull()
  })
})
