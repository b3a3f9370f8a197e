import { describe, expect, it } from '@jest/globals'

import { readRecordsApart } from '../../../../server/files/read-records-apart.ts'
import { readRecords } from '../../../../server/files/read-records.ts'
import { readWorkbook } from '../../../../server/files/workbook/read-workbook.ts'
import { sheetOf, workbook, zip } from '../../../builders/workbook.ts'

const STRINGS = `<sst><si><t>namn</t></si><si><r><t>Åäö </t></r><r><t xml:space="preserve">&amp; co</t></r>
  <rPh><t>läses</t></rPh></si><si><t>rad_x000D_rad</t></si></sst>`
const STYLES = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/>
  <numFmt numFmtId="165" formatCode="&quot;dy&quot;0"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/></cellXfs></styleSheet>`

const read = (sheet: string) =>
  readWorkbook(
    workbook(sheet, [
      { name: 'xl/sharedStrings.xml', content: STRINGS },
      { name: 'xl/styles.xml', content: STYLES, isStored: true },
    ]),
    'bok.xlsx',
  )
const inCells = (cells: string) =>
  read(`<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>`)[0]

describe('a workbook', () => {
  it.each([
    ['a text in the table of texts', '<c r="A1" t="s"><v>1</v></c>', ['Åäö & co']],
    ['a character that XML has no room for', '<c t="s"><v>2</v></c>', ['rad\rrad']],
    ['a text of its own', '<c t="inlineStr"><is><t>a &lt; b &#229;</t></is></c>', ['a < b å']],
    ['a whole number with all its digits', '<c><v>8.020001239E9</v></c>', ['8020001239']],
    ['a number with decimals', '<c><v>3.5</v></c>', ['3.5']],
    ['a day by its own format', '<c s="1"><v>46351</v></c>', ['2026-11-25']],
    ['a day by a known format', '<c s="2"><v>46351.75</v></c>', ['2026-11-25']],
    ['a format that only quotes letters', '<c s="3"><v>46351</v></c>', ['46351']],
    ['what a formula came to', '<c t="str"><f>A1&amp;B1</f><v>ab</v></c>', ['ab']],
    ['true', '<c t="b"><v>1</v></c>', ['SANT']],
    ['cells that are left out', '<c r="C1"><v>1</v></c><c><v>2</v></c>', ['', '', '1', '2']],
    ['a column past Z', '<c r="AB1"><v>1</v></c>', [...Array.from({ length: 27 }, () => ''), '1']],
    ['a text that is not there', '<c r="A1" t="s"><v>99</v></c><c r="B1"><v>1</v></c>', ['', '1']],
  ])('holds %s', (_claim, cells, expected) => {
    expect(inCells(cells)).toEqual(expected)
  })

  it('has its rows by their numbers, and is read from the first sheet that is shown', () => {
    const rows = read(
      '<x:worksheet><x:sheetData><x:row r="1"><x:c><x:v>1</x:v></x:c></x:row><x:row r="4"><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
    )
    expect(rows).toEqual([['1'], [], [], ['2']])
  })
})

const codeOf = async (bytes: Buffer) =>
  readRecordsApart(bytes, 'fil.xlsx').then(
    () => 'read',
    (problem: unknown) => (problem as { readonly code: string }).code,
  )
const blanks = (megabytes: number) => ' '.repeat(megabytes * 1024 * 1024)

describe('a hostile workbook is refused in a thread of its own', () => {
  it.each([
    ['that is packed two hundred times', workbook(sheetOf([]) + blanks(20)), 'file/bomb'],
    ['that says that it is small', workbook(blanks(50), [], { saidSize: 10 }), 'file/bomb'],
    [
      'with a document type',
      workbook('<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'),
      'file/notWorkbook',
    ],
    ['with a password', workbook(sheetOf([['a']]), [], { flags: 1 }), 'file/lockedWorkbook'],
    ['that is cut off', workbook(sheetOf([['a']])).subarray(0, 300), 'file/notWorkbook'],
    [
      'with more than a thousand files',
      zip(Array.from({ length: 1001 }, (_, index) => ({ name: `f${index}`, content: '' }))),
      'file/bomb',
    ],
    ['that is another archive', zip([{ name: 'a.txt', content: 'a' }]), 'file/notWorkbook'],
    ['of the older kind', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file/notWorkbook'],
    [
      'with a cell far down',
      workbook('<worksheet><row r="1048576"><c><v>1</v></c></row></worksheet>'),
      'file/tooLarge',
    ],
    [
      'with a cell far out',
      workbook('<worksheet><row r="1"><c r="XFD1"><v>1</v></c></row></worksheet>'),
      'file/tooLarge',
    ],
    [
      'with one long text in many cells',
      workbook(`<worksheet><row r="1">${'<c t="s"><v>0</v></c>'.repeat(150)}</row></worksheet>`, [
        {
          name: 'xl/sharedStrings.xml',
          content: `<sst><si><t>${'x'.repeat(900_000)}</t></si></sst>`,
        },
      ]),
      'file/tooLarge',
    ],
    ['that is an empty file', Buffer.alloc(0), 'file/empty'],
    ['that is a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'file/notText'],
  ])('%s', async (_claim, bytes, code) => {
    expect(await codeOf(bytes)).toBe(code)
  })

  it('when it takes too long', async () => {
    await expect(readRecordsApart(workbook(sheetOf([['a']])), 'fil.xlsx', 1)).rejects.toMatchObject(
      { code: 'file/tooHard' },
    )
  })
})

describe('what was found in a file', () => {
  it.each([
    ['utf-8', Buffer.from('id;namn\nF1;Å')],
    ['windows-1252', Buffer.from('id;namn\nF1;Å', 'latin1')],
    ['utf-16le', Buffer.from('\ufeffid;namn\nF1;Å', 'utf16le')],
    [
      'xlsx',
      workbook(
        sheetOf([
          ['id', 'namn'],
          ['F1', 'Å'],
        ]),
      ),
    ],
  ])('is the same in %s', async (format, bytes) => {
    const found = await readRecordsApart(bytes, 'fil')
    const records = [
      ['id', 'namn'],
      ['F1', 'Å'],
    ]
    expect(found).toMatchObject({ format, isGarbled: false, records })
  })

  it('tells when it has been read with the wrong characters before', () => {
    const twice = Buffer.from(Buffer.from('id\nFöreningen Ängen').toString('latin1'))
    expect(readRecords(twice, 'fil.csv').isGarbled).toBe(true)
  })
})
