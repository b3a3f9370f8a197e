import { describe, expect, it } from '@jest/globals'

import { isPublic, paragraphsOf } from '../../../surveys/publication.ts'
import { draftRound } from '../../builders/records.ts'

const publication = { from: '2022-12-01', plans: '' }
const certified = { ...draftRound(), state: 'certified', publication } as const

describe('isPublic', () => {
  it.each([
    ['before its day', '2022-11-30T22:59:59.999Z', false],
    ['from its first moment in Stockholm', '2022-11-30T23:00:00.000Z', true],
    ['ever after', '2030-01-01T00:00:00.000Z', true],
  ])('%s', (_name, now, expected) => {
    expect(isPublic(certified, now)).toBe(expected)
  })

  it('is false of what is not certified, or has no day', () => {
    const now = '2030-01-01T00:00:00.000Z'
    expect(isPublic({ ...certified, state: 'open' }, now)).toBe(false)
    const { publication: _, ...without } = certified
    expect(isPublic(without, now)).toBe(false)
  })
})

describe('paragraphsOf', () => {
  it.each([
    ['', []],
    [' \n\n ', []],
    ['ett', ['ett']],
    ['ett\nrad två\n \n\ntvå ', ['ett rad två', 'två']],
  ])('of %j', (text, expected) => {
    expect(paragraphsOf(text)).toEqual(expected)
  })
})
