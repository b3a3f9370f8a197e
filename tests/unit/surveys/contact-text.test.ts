import { describe, expect, it } from '@jest/globals'

import { readContacts, writeContacts } from '../../../surveys/contact-text.ts'

const anna = {
  name: 'Anna Ek',
  role: 'ordförande',
  email: 'anna@ek.example',
  keepUntil: '2027-06-30',
}
const bo = { name: 'Bo', role: null, email: null, keepUntil: null }

describe('contacts as text', () => {
  it.each([
    ['one on each line', 'Anna Ek, ordförande, anna@ek.example, 2027-06-30\r\nBo\n'],
    ['with | between them', 'Anna Ek; ordförande; anna@ek.example; 2027-06-30 | Bo'],
    ['with address and day anywhere', '2027-06-30, anna@ek.example, Anna Ek, ordförande\nBo'],
  ])('are read %s', (_claim, written) => {
    expect(readContacts(written)).toEqual({ kind: 'valid', contacts: [anna, bo] })
  })

  it('are none when nothing is written', () => {
    expect(readContacts(' \n ')).toEqual({ kind: 'valid', contacts: [] })
  })

  it('are read as they were written', () => {
    expect(readContacts(writeContacts([anna, bo]))).toEqual({ kind: 'valid', contacts: [anna, bo] })
  })

  it.each([
    ['noName', 'anna@ek.example'],
    ['tooMuch', 'Ek, Anna, ordförande'],
    ['tooLong', 'x'.repeat(101)],
    ['email', 'Anna, a@b'],
    ['tooManyContacts', 'Bo\n'.repeat(21)],
  ])('are faulty: %s', (fault, written) => {
    expect(readContacts(written)).toEqual({ kind: 'faulty', fault })
  })
})
