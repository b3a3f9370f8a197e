import { describe, expect, it } from '@jest/globals'

import type { Association } from '../../../surveys/association.ts'
import { createNameTwins } from '../../../surveys/name-twins.ts'
import { testAssociations } from '../../builders/test-data.ts'

const named = (name: string, orgNumber: string | null = null, id = name) => ({
  ...testAssociations(1)[0]!,
  id,
  name,
  orgNumber,
})

/** With those that are known to look among, and those that will be looked for. */
function twinsAmong(known: readonly Association[], coming: readonly Association[]) {
  const twins = createNameTwins()
  for (const each of [...known, ...coming]) twins.count(each)
  for (const each of known) twins.add(each)
  return twins
}

describe('createNameTwins', () => {
  const known = [
    named('Exempelby Schacksällskap'),
    named('Norrviks simklubb'),
    named('Sjövalla IF', '556036-0793'),
  ]

  it('finds one that is written a little otherwise', () => {
    const coming = [named('exempelby schacksälskap', null, 'ny')]
    expect(twinsAmong(known, coming).findTwin(coming[0]!)).toBe(known[0])
  })

  it('finds nothing where no name is like', () => {
    const coming = [named('Kvarnbackens kör')]
    expect(twinsAmong(known, coming).findTwin(coming[0]!)).toBeNull()
  })

  it('takes two organisation numbers for two associations', () => {
    const coming = [named('Sjövalla IF', '802000-1239', 'ny'), named('Sjövalla IF', null, 'ny2')]
    const twins = twinsAmong(known, coming)
    expect(coming.map(each => twins.findTwin(each)?.name ?? null)).toEqual([null, 'Sjövalla IF'])
  })

  it('is quick among ten thousand that are all alike', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => named(`Förening nummer ${index}`))
    const twins = twinsAmong(many, many)
    const found = many.slice(0, 2000).filter(each => twins.findTwin(each) !== null)
    expect(found.length).toBeGreaterThan(1900)
  })
})
