import { describe, expect, it } from '@jest/globals'

import type { Association } from '../../../surveys/association.ts'
import { createRegisterSearch, type RegisterQuery } from '../../../surveys/register-search.ts'
import { testAssociations } from '../../builders/test-data.ts'

const [base] = testAssociations(1)
const association = (id: string, change: Partial<Association> = {}): Association => ({
  ...base!,
  id,
  name: id,
  orgNumber: null,
  email: null,
  ...change,
})

const REGISTER = [
  association('A10', { name: 'Östra kören', sector: 'kultur', email: 'kor@x.example' }),
  association('A2', { name: 'Ängsbro IF', email: 'Delad@x.example', orgNumber: '556036-0793' }),
  association('A1', { name: 'Ekuddens kör', sector: 'kultur', email: 'delad@x.example' }),
  association('B1', { name: 'Alby FK', validTo: '2025-12-31' }),
]
const ALL: RegisterQuery = {
  text: '',
  sector: null,
  state: 'all',
  address: 'any',
  order: 'name',
  isBackwards: false,
}
const search = createRegisterSearch(REGISTER, ['kultur', 'idrott'])
const idsOf = (query: Partial<RegisterQuery>) =>
  search.find({ ...ALL, ...query }, '2026-01-01').map(({ id }) => id)

describe('a search in the register', () => {
  it.each([
    ['by name, as Swedes order letters', {}, ['B1', 'A1', 'A2', 'A10']],
    ['backwards', { isBackwards: true }, ['A10', 'A2', 'A1', 'B1']],
    ['by id, numbers as numbers', { order: 'id' }, ['A1', 'A2', 'A10', 'B1']],
    ['by sector in register order', { order: 'sector' }, ['A1', 'A10', 'B1', 'A2']],
  ] as const)('is in order: %s', (_claim, query, ids) => {
    expect(idsOf(query)).toEqual(ids)
  })

  it.each([
    ['a part of a name, whatever the case', 'ÄNGS', ['A2']],
    ['several words in any order', 'kör ekud', ['A1']],
    ['an id', 'a10', ['A10']],
    ['a number with its hyphen', '556036-07', ['A2']],
    ['a number without it', '55603607', ['A2']],
    ['an address', 'delad@', ['A1', 'A2']],
    ['nothing that is there', 'finns inte', []],
  ])('finds %s', (_claim, text, ids) => {
    expect(idsOf({ text })).toEqual(ids)
  })

  it('keeps to a sector, a state and a kind of address', () => {
    expect(idsOf({ sector: 'kultur' })).toEqual(['A1', 'A10'])
    expect(idsOf({ state: 'closed' })).toEqual(['B1'])
    expect(idsOf({ state: 'valid' })).toEqual(['A1', 'A2', 'A10'])
    expect(idsOf({ address: 'missing' })).toEqual(['B1'])
    expect(idsOf({ address: 'shared' })).toEqual(['A1', 'A2'])
  })

  it('tells with whom an address is shared', () => {
    expect(search.sharing(REGISTER[1]!).map(({ id }) => id)).toEqual(['A1'])
    expect(search.sharing(REGISTER[3]!)).toEqual([])
  })

  it('changes nothing in what it is given', () => {
    const frozen = Object.freeze(REGISTER.map(each => Object.freeze({ ...each })))
    expect(createRegisterSearch(frozen, []).find(ALL, '2026-01-01')).toHaveLength(4)
  })
})
