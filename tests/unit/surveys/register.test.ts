import { describe, expect, it } from '@jest/globals'

import { readRegister } from '../../../surveys/register.ts'
import type { RegisterRow } from '../../../surveys/register-row.ts'
import { NOTHING_MORE } from '../../../surveys/association.ts'
import { SECTORS } from '../../builders/test-data.ts'

const row: RegisterRow = {
  number: 2,
  id: 'F1',
  name: 'Exempelby IF',
  orgNumber: '556036-0793',
  sector: 'Idrott',
  email: 'styrelsen@exempelby.example',
  parent: '',
  contacts: '',
  validFrom: '',
  validTo: '',
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
          ...NOTHING_MORE,
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
    ['no address', { email: 'a@b' }, 'email', 'email'],
    ['two addresses', { email: 'a@b.se, c@d.se' }, 'email', 'severalEmails'],
    ['a list of addresses', { email: 'a@b.se\nc@d.se' }, 'email', 'severalEmails'],
    ['a parent that nobody knows', { parent: 'F77' }, 'parent', 'unknownParent'],
    ['a parent that it is itself', { parent: 'F1' }, 'parent', 'ownParent'],
    ['a day that there is not', { validFrom: '2026-02-30' }, 'validFrom', 'day'],
    [
      'a last day before the first',
      { validFrom: '2026-02-03', validTo: '2026-02-02' },
      'validTo',
      'endsBeforeStart',
    ],
    ['a contact without a name', { contacts: 'a@b.se' }, 'contacts', 'contact.noName'],
    [
      'a possible personal number of a contact',
      { contacts: 'Bo, 811218-9876' },
      'contacts',
      'contact.personal',
    ],
  ])('names row and column of %s', (_claim, change, field, code) => {
    expect(faultsOf([{ ...row, number: 7, ...change }])).toEqual([[7, field, code]])
  })

  it('never repeats what may be a personal number', () => {
    const { faults } = readRegister([{ ...row, orgNumber: '811218-9876' }], SECTORS, [])
    expect(JSON.stringify(faults)).not.toContain('811218')
  })

  it('finds a parent by id or organisation number, in the file or in the register', () => {
    const club = { ...row, id: 'K', parent: null }
    const section = { ...row, number: 3, id: 'S', orgNumber: '', parent: '5560360793' }
    expect(readRegister([club, section], SECTORS, []).associations[1]?.parent).toBe('K')
    const known = readRegister([club], SECTORS, []).associations
    const byId = readRegister([{ ...section, parent: 'K' }], SECTORS, known)
    expect(byId).toMatchObject({ faults: [], associations: [{ parent: 'K' }] })
  })

  it('refuses associations that belong to each other in a ring', () => {
    const one = { ...row, id: 'A', orgNumber: '', parent: 'B' }
    expect(faultsOf([one, { ...one, number: 3, id: 'B', parent: 'A' }])).toEqual([
      [2, 'parent', 'ownParent'],
      [3, 'parent', 'ownParent'],
    ])
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
