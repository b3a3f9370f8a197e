import { describe, expect, it } from '@jest/globals'

import { fieldChanges } from '../../../surveys/association-event.ts'
import { isValidOn } from '../../../surveys/association.ts'
import { testAssociations } from '../../builders/test-data.ts'

const [was] = testAssociations(1)

describe('fieldChanges', () => {
  it('is empty when nothing differs', () => {
    expect(fieldChanges(was!, { ...was! })).toEqual([])
  })

  it('tells what a field was and what it becomes', () => {
    expect(fieldChanges(was!, { ...was!, name: 'Ny', validTo: '2026-12-31' })).toEqual([
      { field: 'name', before: was!.name, after: 'Ny' },
      { field: 'validTo', before: null, after: '2026-12-31' },
    ])
  })

  it('never holds an address or a person', () => {
    const contacts = [{ name: 'Anna Ek', role: null, email: 'a@b.se', keepUntil: null }]
    const changes = fieldChanges(was!, { ...was!, email: 'hemlig@b.se', contacts })
    expect(changes.map(({ field }) => field)).toEqual(['email', 'contacts'])
    expect(JSON.stringify(changes)).not.toMatch(/@|Anna/)
  })
})

describe('isValidOn', () => {
  it.each([
    [null, null, true],
    ['2026-01-02', null, true],
    ['2026-01-03', null, false],
    [null, '2026-01-02', true],
    [null, '2026-01-01', false],
  ])('from %p to %p, on 2 January: %p', (validFrom, validTo, expected) => {
    expect(isValidOn({ validFrom, validTo }, '2026-01-02')).toBe(expected)
  })
})
