import { describe, expect, it } from '@jest/globals'

import type { Table } from '../../../../../reports/documents/document.ts'
import { dotChart } from '../../../../../reports/figures/dot-chart.ts'
import { HEIGHT, WIDTH } from '../../../../../reports/formats/paper/sheet.ts'
import { createTypesetter } from '../../../../../reports/formats/paper/typesetter.ts'
import { columnWidths } from '../../../../../reports/formats/paper/column-widths.ts'
import { divideTable } from '../../../../../reports/formats/paper/divide-table.ts'
import { layOutFigure } from '../../../../../reports/formats/pdf/lay-out-figure.ts'
import {
  layOutDefinitions,
  layOutFacts,
  layOutList,
} from '../../../../../reports/formats/pdf/lay-out-list.ts'
import { layOutProse } from '../../../../../reports/formats/pdf/lay-out-prose.ts'
import { layOutTable } from '../../../../../reports/formats/pdf/lay-out-table.ts'
import { lettering, textsOf } from '../../../../builders/drawn.ts'

/** Every character is five points wide. */
const typesetter = createTypesetter(text => text.length * 5)
const setting = { say: (key: string) => key, typesetter, lettering }

const table = (columns: readonly string[], ...rows: readonly (readonly string[])[]): Table => ({
  caption: 'x',
  columns: columns.map(text => ({ text, anchor: null })),
  rows: rows.map(([header = '', ...cells]) => ({
    header,
    anchor: null,
    cells: cells.map(text => ({ text })),
    isTotal: false,
  })),
})

const chart = (rows: number) =>
  dotChart({
    rows: Array.from({ length: rows }, (_, index) => ({
      label: `Fråga ${index + 1}`,
      base: '12',
      gap: '',
      isTotal: false,
      first: { mean: 2, interval: null },
      second: index === 1 ? null : { mean: 4, interval: [3.5, 5] as const },
    })),
    bases: 'n',
    axis: { min: 1, max: 5, step: 1 },
    series: { first: '2019', second: '2022' },
  })

describe('the columns of a table', () => {
  it('reach from margin to margin, and have room for their longest word', () => {
    const widths = columnWidths(
      table(['Sektor', 'Konfidensintervall', 'n'], ['Idrott och friluftsliv', '3,2–3,6', '12']),
      typesetter,
    )
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(WIDTH)
    expect(widths[1]).toBeGreaterThanOrEqual('Konfidensintervall'.length * 5)
  })

  it('give what is left to those that have much to say', () => {
    const verdict = 'ingen säkerställd förändring (kan vara för få svar)'
    const [names = 0, n = 0, verdicts = 0] = columnWidths(
      table(['Sektor', 'n', 'Bedömning'], ['Idrott', '12', verdict]),
      typesetter,
    )
    expect(n).toBeLessThan(30)
    expect(verdicts).toBeGreaterThan(3 * names)
  })

  it('share the width by need where their words have no room together', () => {
    const widths = columnWidths(table(['a'.repeat(80), 'b'.repeat(80)]), typesetter)
    expect(widths[0]).toBeCloseTo(WIDTH / 2)
    expect(widths[1]).toBeCloseTo(WIDTH / 2)
  })
})

describe('a table', () => {
  it('becomes several where its words have no room beside one another, with every column once', () => {
    const heads = ['Samhällsbyggnadsnämnden', 'Kultur- och fritidsnämnden', 'Socialnämnden', 'Alla']
    const wide = table(['', ...heads, ...heads], ['Rad 1', ...'abcdefgh'])
    const parts = divideTable(wide, typesetter)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.flatMap(({ columns }) => columns.slice(1).map(({ text }) => text))).toEqual([
      ...heads,
      ...heads,
    ])
    for (const { rows, columns } of parts) {
      expect(rows[0]?.header).toBe('Rad 1')
      expect(rows[0]?.cells).toHaveLength(columns.length - 1)
    }
  })

  it('has its columns beside one another also where a word of one has no room at all', () => {
    const heads = [
      'x'.repeat(WIDTH),
      ...Array.from({ length: 29 }, (_, index) => `Kolumn ${index}`),
    ]
    const parts = divideTable(
      table(['', ...heads], ['Rad 1', ...heads.map(() => '3,2')]),
      typesetter,
    )
    expect(parts.length).toBeLessThan(heads.length / 2)
    const [names = 0, wide = 0, ...others] = columnWidths(parts[0]!, typesetter)
    expect(names + wide + others.reduce((sum, width) => sum + width, 0)).toBeCloseTo(WIDTH)
    for (const width of others) expect(width).toBeGreaterThanOrEqual('Kolumn'.length * 5)
  })

  it('is one group: its caption, its head, and rows that bring the head along', () => {
    const strips = layOutTable(
      { kind: 'table', number: 1, table: table(['Sektor', 'n'], ['Idrott', '5'], ['Kultur', '7']) },
      setting,
    )
    expect(strips.map(({ tag }) => tag)).toEqual(['Caption', 'TR', 'TR', 'TR'])
    expect(new Set(strips.map(({ group }) => group)).size).toBe(1)
    expect(strips[3]?.repeats).toBe(strips[1])
    expect(strips[1]?.pieces.map(({ scope }) => scope)).toEqual(['Column', 'Column'])
    expect(strips[2]?.pieces.map(({ tag }) => tag)).toEqual(['TH', 'TD'])
  })
})

describe('a row that is taller than a page', () => {
  it('goes on over pages, with every line once', () => {
    const words = Array.from({ length: 900 }, (_, index) => `ord${index}`)
    const strips = layOutTable(
      { kind: 'table', number: 1, table: table(['', 'a', 'b'], ['1', words.join(' '), '']) },
      { ...setting, typesetter: createTypesetter(text => text.length * 20) },
    )
    const rows = strips.slice(2)
    expect(rows.length).toBeGreaterThan(1)
    for (const { height } of rows) expect(height).toBeLessThan(HEIGHT)
    const lines = rows.flatMap(({ pieces }) => pieces[1]?.lines ?? [])
    expect(lines.flatMap(({ text }) => text.split(' '))).toEqual(words)
  })
})

describe('a list', () => {
  it('has a dot before each item, or the number that the item begins with', () => {
    const labels = (items: readonly string[], isNumbered?: true) =>
      layOutList({ items, ...(isNumbered === undefined ? {} : { isNumbered }) }, typesetter).map(
        ({ pieces }) => pieces.map(({ lines }) => lines.map(({ text }) => text).join(' ')),
      )
    expect(labels(['Ett', 'Två'])).toEqual([
      ['•', 'Ett'],
      ['•', 'Två'],
    ])
    expect(labels(['1. Ett', '2 a. Två ord. Slut.'], true)).toEqual([
      ['1.', 'Ett'],
      ['2 a.', 'Två ord. Slut.'],
    ])
  })
})

describe('an item of a list that is taller than a page', () => {
  const words = Array.from({ length: 1600 }, (_, index) => `ord${index}`)
  const text = words.join(' ')

  it.each([
    ['a list', () => layOutList({ items: [text] }, typesetter)],
    ['a fact', () => layOutFacts([{ term: 'Slutsats', value: text }], typesetter)],
    [
      'a definition',
      () => layOutDefinitions([{ anchor: 'a', term: 'Ord', text, formula: 'a + b' }], typesetter),
    ],
  ])('goes on over pages in %s, with every line once and its label at the first', (_, layOut) => {
    const strips = layOut()
    expect(strips.length).toBeGreaterThan(1)
    for (const { height } of strips) expect(height).toBeLessThan(HEIGHT)
    const tags = strips.map(({ pieces }) => pieces.map(({ tag }) => tag).join(' '))
    expect(new Set(tags.slice(1))).toEqual(new Set(['LBody']))
    expect(tags[0]).toBe('Lbl LBody')
    const lines = strips.flatMap(({ pieces }) => pieces.at(-1)?.lines ?? [])
    expect(lines.flatMap(line => line.text.split(' ')).slice(0, words.length)).toEqual(words)
  })
})

describe('a figure', () => {
  const figure = (rows: number) =>
    layOutFigure(
      { kind: 'figure', number: 2, title: 'Nöjdhet', description: 'Punkter', chart: chart(rows) },
      setting,
    )

  it('stays with what it is called and what it shows, and is told in words', () => {
    const [caption, description, drawn] = figure(3)
    expect([caption, description, drawn].map(each => each?.keepsWithNext)).toEqual([
      true,
      true,
      false,
    ])
    expect(drawn?.tag).toBe('Figure')
    expect(drawn?.picture?.alt).toBe('file.figureAlt')
    expect(drawn!.picture!.drawn.width * drawn!.picture!.scale).toBeLessThanOrEqual(WIDTH)
  })

  it('is divided where it is taller than a page, with every row once', () => {
    const parts = figure(100).slice(2)
    expect(parts.length).toBeGreaterThan(1)
    for (const { height } of parts) expect(height).toBeLessThan(HEIGHT)
    const texts = parts.flatMap(({ picture }) => textsOf(picture!.drawn))
    expect(texts.filter(text => text.startsWith('Fråga'))).toHaveLength(100)
  })
})

describe('a paragraph', () => {
  it('may go on over pages when it is long, and stays whole when it is short', () => {
    const look = { style: 'body', above: 6 } as const
    expect(layOutProse('kort text', look, typesetter)).toHaveLength(1)
    const long = layOutProse('ord '.repeat(2000).trim(), look, typesetter)
    expect(new Set(long.map(({ group }) => group)).size).toBe(1)
    expect(long[0]?.keepsWithNext).toBe(true)
    expect(long.at(-1)?.keepsWithNext).toBe(false)
    for (const { height } of long) expect(height).toBeLessThan(20)
  })
})
