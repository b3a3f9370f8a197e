import { describe, expect, it } from '@jest/globals'

import { decodeText } from '../../../../server/files/decode-text.ts'
import { readTable } from '../../../../server/files/read-table.ts'
import type { Problem } from '../../../../server/problems.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
const rowsOf = (table: ReturnType<typeof readTable>) =>
  table.rows.map(({ number, cells }) => [number, Object.fromEntries(cells)])

const faultsOf = (text: string) => {
  try {
    readTable(bytes(text), 'fil.csv')
    return []
  } catch (error) {
    return (error as Problem).faults.map(fault =>
      'row' in fault ? [fault.row, fault.column, fault.code] : [],
    )
  }
}

describe('decodeText', () => {
  it.each([
    ['UTF-8', bytes('Åäö')],
    ['UTF-8 with a byte order mark', bytes('\ufeffÅäö')],
    ['Windows-1252', bytes('Åäö', 'latin1')],
    [
      'UTF-16 with a byte order mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), bytes('Åäö', 'utf16le')]),
    ],
  ])('reads %s', (_name, given) => {
    expect(decodeText(given)).toBe('Åäö')
  })

  it('reads the dashes and quotes of Windows-1252', () => {
    expect(decodeText(Buffer.from([0x96, 0x94]))).toBe('–”')
  })
})

describe('readTable', () => {
  it('reads rows as Swedish Excel writes them, and numbers them as it shows them', () => {
    const table = readTable(bytes('id;namn\r\nF1;"a; ""b""\r\nc"\r\nF2; d \r\n;\r\n'), 'fil.csv')
    expect(table.columns).toEqual(['id', 'namn'])
    expect(rowsOf(table)).toEqual([
      [2, { id: 'F1', namn: 'a; "b"\r\nc' }],
      [3, { id: 'F2', namn: 'd' }],
    ])
  })

  it.each([',', '\t', ';'])('finds the separator %j in the header', separator => {
    const table = readTable(bytes(['id', 'namn'].join(separator)), 'fil.csv')
    expect(table.columns).toEqual(['id', 'namn'])
  })

  it('takes away the apostrophe that an export puts before a formula', () => {
    const table = readTable(bytes("id;namn\nF1;'=SUMMA\nF2;'s-Gravenhage"), 'fil.csv')
    expect(rowsOf(table).map(([, cells]) => (cells as { namn: string }).namn)).toEqual([
      '=SUMMA',
      "'s-Gravenhage",
    ])
  })

  it.each([
    ['an empty file', '', [[1, '–', 'emptyFile']]],
    ['a column without a header', 'id;;namn\n', [[1, 'nr 2', 'noHeader']]],
    ['a header that comes twice', 'id;id\n', [[1, 'id', 'repeatedHeader']]],
    ['a row that is too wide', 'id;namn\na;b\nc;d;e', [[3, 'nr 3', 'tooManyCells']]],
    ['a quotation mark that never ends', 'id;namn\nF1;"a', [[2, '–', 'quotes']]],
  ])('refuses %s, and names the place', (_claim, text, faults) => {
    expect(faultsOf(text)).toEqual(faults)
  })

  it('keeps headers that are names of something else as plain text', () => {
    const table = readTable(bytes('__proto__;constructor\na;b'), 'fil.csv')
    expect([...table.rows[0]!.cells]).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })
})
