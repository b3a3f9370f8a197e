import { describe, expect, it } from '@jest/globals'

import { readRegister, type RegisterRow } from '../../../surveys/register.ts'
import { SECTORS } from '../../builders/test-data.ts'

const row: RegisterRow = {
  number: 2,
  id: 'F1',
  name: 'Exempelby IF',
  orgNumber: '556036-0793',
  sector: 'Idrott',
  email: 'styrelsen@exempelby.example',
}

const faultsOf = (rows: readonly RegisterRow[]) =>
  readRegister(rows, SECTORS, []).faults.map(({ row: number, field, code }) => [
    number,
    field,
    code,
  ])

describe('readRegister', () => {
  it('reads a row as an association', () => {
    expect(readRegister([row], SECTORS, [])).toEqual({
      faults: [],
      associations: [
        {
          id: 'F1',
          name: 'Exempelby IF',
          orgNumber: '556036-0793',
          sector: 'idrott',
          email: 'styrelsen@exempelby.example',
        },
      ],
    })
  })

  it('takes a sector by id or name, in any case', () => {
    const rows = ['idrott', 'IDROTT', 'Idrott'].map((sector, index) => ({
      ...row,
      id: `F${index}`,
      orgNumber: '',
      sector,
    }))
    expect(readRegister(rows, SECTORS, []).associations.map(({ sector }) => sector)).toEqual([
      'idrott',
      'idrott',
      'idrott',
    ])
  })

  it('keeps what is not known as null', () => {
    const [read] = readRegister([{ ...row, orgNumber: '', email: '' }], SECTORS, []).associations
    expect(read).toMatchObject({ orgNumber: null, email: null })
  })

  it('leaves as it was what the file has no column for', () => {
    const [known] = readRegister([row], SECTORS, []).associations
    const bare = { ...row, name: 'Exempelby IF och GK', orgNumber: null, email: null }
    const [read] = readRegister([bare], SECTORS, [known!]).associations
    expect(read).toEqual({ ...known, name: 'Exempelby IF och GK' })
  })

  it.each([
    ['an empty id', { id: '' }, 'id', 'empty'],
    ['an empty name', { name: '' }, 'name', 'empty'],
    ['a name that is too long', { name: 'x'.repeat(201) }, 'name', 'tooLong'],
    ['a wrong check digit', { orgNumber: '556036-0794' }, 'orgNumber', 'orgNumber.checksum'],
    ['a possible personal number', { orgNumber: '811218-9876' }, 'orgNumber', 'orgNumber.personal'],
    ['a sector that is not in the list', { sector: 'Fiske' }, 'sector', 'unknownSector'],
    ['two addresses', { email: 'a@b.se, c@d.se' }, 'email', 'email'],
  ])('names row and column of %s', (_claim, change, field, code) => {
    expect(faultsOf([{ ...row, number: 7, ...change }])).toEqual([[7, field, code]])
  })

  it('never repeats what may be a personal number', () => {
    const { faults } = readRegister([{ ...row, orgNumber: '811218-9876' }], SECTORS, [])
    expect(JSON.stringify(faults)).not.toContain('811218')
  })

  it('refuses an id or an organisation number that comes twice', () => {
    expect(faultsOf([row, { ...row, number: 3 }])).toEqual([
      [3, 'id', 'repeatedInFile'],
      [3, 'orgNumber', 'takenOrgNumber'],
    ])
  })

  it('refuses an organisation number that another known association has', () => {
    const known = readRegister([{ ...row, id: 'F9' }], SECTORS, []).associations
    expect(readRegister([row], SECTORS, known).faults).toMatchObject([{ code: 'takenOrgNumber' }])
    expect(readRegister([{ ...row, id: 'F9' }], SECTORS, known).faults).toEqual([])
  })
})
