import { describe, expect, it } from '@jest/globals'

import { successorsOf, togetherWith } from '../../../surveys/body.ts'
import { readBody, type TypedBody } from '../../../surveys/read-body.ts'
import { body } from '../../builders/register-records.ts'

const TYPED: TypedBody = {
  id: 'a',
  name: 'Nämnden',
  kind: 'committee',
  validFrom: '',
  validTo: '',
  parent: '',
  replaces: [],
  together: [],
}
const KNOWN = [
  body('a'),
  body('b', { parent: 'a', replaces: ['a'] }),
  body('c', { together: ['a'] }),
]

describe('readBody', () => {
  it('reads what was typed', () => {
    const typed = { ...TYPED, validFrom: '2019-01-01', parent: '', replaces: [], together: ['b'] }
    expect(readBody(typed, KNOWN)).toEqual({
      kind: 'valid',
      body: { ...typed, kind: 'committee', validTo: null, parent: null },
    })
  })

  it.each([
    [{ id: 'Å b' }, 'id', 'slug'],
    [{ name: '' }, 'name', 'name'],
    [{ name: 'x'.repeat(201) }, 'name', 'name'],
    [{ kind: 'kung' }, 'kind', 'kind'],
    [{ validFrom: '2026-02-30' }, 'validFrom', 'day'],
    [{ validFrom: '2026-02-02', validTo: '2026-02-01' }, 'validTo', 'endsBeforeStart'],
    [{ parent: 'x' }, 'parent', 'unknown'],
    [{ parent: 'a' }, 'parent', 'circle'],
    [{ parent: 'b' }, 'parent', 'circle'],
    [{ replaces: ['x'] }, 'replaces', 'unknown'],
    [{ replaces: ['a'] }, 'replaces', 'circle'],
    [{ replaces: ['b'] }, 'replaces', 'circle'],
    [{ together: ['a'] }, 'together', 'unknown'],
  ])('refuses %j: %s %s', (change, field, code) => {
    expect(readBody({ ...TYPED, ...change }, KNOWN)).toEqual({
      kind: 'faulty',
      faults: [{ field, code }],
    })
  })
})

describe('bodies', () => {
  it('handle matters together, whichever of them says it', () => {
    const idsOf = (id: string) =>
      togetherWith(
        KNOWN.find(each => each.id === id)!,
        KNOWN,
      ).map(each => each.id)
    expect([idsOf('a'), idsOf('b'), idsOf('c')]).toEqual([['c'], [], ['a']])
  })

  it('are followed by those that came instead of them', () => {
    expect(successorsOf(body('a'), KNOWN).map(({ id }) => id)).toEqual(['b'])
  })
})
