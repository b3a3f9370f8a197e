import { describe, expect, it } from '@jest/globals'

import type { Sheet, SheetRow } from '../../../../../reports/formats/xlsx/sheet.ts'
import { sheetXml } from '../../../../../reports/formats/xlsx/sheet-xml.ts'
import { collect } from '../../../../builders/collect.ts'

const sheetOf = (...rows: readonly SheetRow[]): Sheet => ({
  name: 'Prov',
  widths: [20, 20],
  inView: { rows: 1, columns: 0 },
  batches: [rows],
})
const xmlOf = async (sheet: Sheet) => (await collect(sheetXml(sheet))).join('')
const plain = (value: string | number) => ({ value, look: 'plain' }) as const
const textIn = (xml: string) => /<t [^>]*>([\s\S]*?)<\/t>/.exec(xml)?.[1]

describe('a sheet as XML', () => {
  it('has a number as a number with all its digits, and no cell for nothing', async () => {
    const xml = await xmlOf(sheetOf([plain(1 / 3), plain('')]))
    expect(xml).toContain('<c r="A1" s="0"><v>0.3333333333333333</v></c><c r="B1" s="0"/>')
  })

  it.each([
    ['=1+1', '=1+1'],
    ['@SUM(1)', '@SUM(1)'],
    ['<f>1</f>&"', '&lt;f&gt;1&lt;/f&gt;&amp;&quot;'],
    ['\u0001 \uD800', '\uFFFD \uFFFD'],
    ['_x000D_ och _x', '_x005F_x000D_ och _x'],
    [' åäö\nrad ', ' åäö\nrad '],
    ['å'.repeat(40_000), 'å'.repeat(32_767)],
  ])('holds text as text: %j', async (text, held) => {
    const xml = await xmlOf(sheetOf([plain(text)]))
    expect(textIn(xml)).toBe(held)
    expect(xml).toContain('t="inlineStr"')
    expect(xml).not.toMatch(/<f[ >]/)
  })

  it('makes a row as high as its wrapped words need, and no other', async () => {
    const words = { value: 'ord '.repeat(12).trim(), look: 'words' } as const
    const xml = await xmlOf(sheetOf([words], [plain('ord')]))
    expect(xml).toContain('<row r="1" ht="45">')
    expect(xml).toContain('<row r="2">')
  })

  it('makes no row higher than a spreadsheet takes', async () => {
    const words = { value: 'ord '.repeat(4000).trim(), look: 'words' } as const
    expect(await xmlOf(sheetOf([words]))).toContain('<row r="1" ht="409">')
  })

  it('names columns beyond Z as spreadsheets do', async () => {
    const row = Array.from({ length: 704 }, () => plain(1))
    const xml = await xmlOf({ ...sheetOf(row), widths: row.map(() => 10) })
    for (const place of ['Z1', 'AA1', 'ZZ1', 'AAA1']) expect(xml).toContain(`r="${place}"`)
  })

  it('leaves in pieces while rows still come', async () => {
    let made = 0
    async function* batches() {
      for (; made < 100; made += 1) yield Array.from({ length: 100 }, () => [plain('x'.repeat(50))])
    }
    const pieces = sheetXml({ ...sheetOf(), batches: batches() })
    await pieces.next()
    await pieces.next()
    expect(made).toBeLessThan(20)
    await pieces.return(undefined)
  })
})
