import { describe, expect, it } from '@jest/globals'

import { dayChart } from '../../../../../reports/figures/day-chart.ts'
import { dotChart } from '../../../../../reports/figures/dot-chart.ts'
import { drawChart } from '../../../../../reports/formats/figure/draw-chart.ts'
import type { PathMark } from '../../../../../reports/formats/figure/drawn-chart.ts'
import { lettering, textsOf } from '../../../../builders/drawn.ts'

const easel = { width: 650, lettering }

const dots = dotChart({
  rows: ['Idrott', 'Kultur', 'Social'].map((label, index) => ({
    label,
    base: '12',
    gap: index === 1 ? '2022: visas inte' : '',
    isTotal: false,
    first: { mean: 2, interval: null },
    second: index === 1 ? null : { mean: 4, interval: [3.5, 5] as const },
  })),
  bases: 'n',
  axis: { min: 1, max: 5, step: 1 },
  series: { first: '2019', second: '2022' },
})

const drawn = drawChart(dots, easel)
const paths = drawn.marks.filter((mark): mark is PathMark => mark.kind === 'path')
const circles = paths.filter(({ path }) => path.includes('A'))
const diamonds = paths.filter(({ path, fill }) => path.endsWith('Z') && fill === '#ffffff')

describe('a drawn chart of rows', () => {
  it('has a dot for each year that is known, and none for what is withheld', () => {
    expect(diamonds).toHaveLength(3)
    expect(circles).toHaveLength(2)
  })

  it('tells two years apart by shape and filling, without colour', () => {
    expect(new Set(circles.map(({ fill }) => fill))).toEqual(new Set(['#2f74b5']))
    expect(new Set(diamonds.map(({ fill }) => fill))).toEqual(new Set(['#ffffff']))
  })

  it('has every row and the whole axis in words', () => {
    expect(textsOf(drawn).slice(0, 8).toSorted()).toEqual(
      ['1', '2', '3', '4', '5', 'Idrott', 'Kultur', 'Social'].toSorted(),
    )
  })

  it('says in the row what is withheld, and where there is no room after what the row is called', () => {
    expect(textsOf(drawn)).toContain('2022: visas inte')
    const texts = dots.texts.map(text => ({ ...text, room: 0.2 }))
    const narrow = drawChart({ ...dots, texts }, easel)
    expect(textsOf(narrow).join(' ')).toContain('Kultur (2022: visas inte)')
  })

  it('has all marks within its edges', () => {
    const places = paths.flatMap(({ path }) =>
      [...path.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)].map(([, x, y]) => [Number(x), Number(y)]),
    )
    for (const [x = NaN, y = NaN] of places) {
      expect(x).toBeGreaterThanOrEqual(0)
      expect(x).toBeLessThanOrEqual(drawn.width)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThanOrEqual(drawn.height)
    }
  })

  it('is the same each time, whatever was drawn before', () => {
    expect(drawChart(dots, easel)).toEqual(drawn)
  })

  it('gives a row with a long name as many lines as it needs', () => {
    const label =
      'Hur nöjda är ni med kommunens sätt att bjuda in er förening till samråd och dialog?'
    const long = drawChart({ ...dots, rows: ['Idrott', label, 'Social'] }, easel)
    const lines = textsOf(long).filter(text => label.includes(text) && text.length > 1)
    expect(lines.length).toBeGreaterThan(1)
    expect(long.height).toBeGreaterThan(drawn.height)
  })
})

describe('a drawn chart of days', () => {
  const days = Array.from({ length: 60 }, (_, index) => ({
    label: `${index + 1} oktober`,
    share: index / 60,
  }))

  it('has a dot for each day, and names as many days as have room, the last among them', () => {
    const { marks } = drawChart(dayChart(days), easel)
    const named = marks
      .flatMap(mark => (mark.kind === 'text' ? [mark] : []))
      .filter(({ text }) => text.endsWith('oktober'))
    expect(marks.filter(mark => mark.kind === 'path' && mark.path.includes('A'))).toHaveLength(60)
    expect(named.at(-1)?.text).toBe('60 oktober')
    for (const [index, { x, text, face }] of named.entries()) {
      const end = x + lettering.widthOf(text, face)
      expect(end).toBeLessThan(named[index + 1]?.x ?? easel.width + 1)
    }
  })
})
