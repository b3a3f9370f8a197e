import { parse } from 'csv-parse/sync'
import { describe, expect, it } from '@jest/globals'

import { guarded, writeCsv } from '../../../../reports/formats/csv/write.ts'

describe('writeCsv', () => {
  const rows = [
    ['a "b"; c\nd', 1234.5, { value: -0.25 }, { value: null }, { withheld: 'few' }] as const,
  ]
  const columns = ['text', 'tal', 'skillnad', 'saknas', 'dold']

  it('is RFC 4180 for programs: comma, decimal point, quotes doubled', () => {
    const csv = writeCsv(columns, rows, 'plain')
    expect(csv).toBe('text,tal,skillnad,saknas,dold\r\n"a ""b""; c\nd",1234.5,-0.25,–,..\r\n')
    expect(parse(csv)).toHaveLength(2)
  })

  it('opens in a Swedish Excel: byte order mark, semicolon, decimal comma', () => {
    expect(writeCsv(columns, rows, 'excel')).toBe(
      '\ufefftext;tal;skillnad;saknas;dold\r\n"a ""b""; c\nd";1234,5;-0,25;–;..\r\n',
    )
  })

  it('guards headers as well', () => {
    expect(writeCsv(['=1+1'], [], 'plain')).toBe("'=1+1\r\n")
  })
})

describe('guarded', () => {
  it.each(['=1+1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '"=1', '＝1', '＋1', '－1', '＠a'])(
    'puts an apostrophe before %j, which a spreadsheet would run',
    text => {
      expect(guarded(text)).toBe(`'${text}`)
    },
  )

  it.each(['Exempelby IF', '1–2', 'a=b', ''])('leaves %j as it is', text => {
    expect(guarded(text)).toBe(text)
  })
})
