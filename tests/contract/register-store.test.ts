import { expect, it } from '@jest/globals'

import type { Store } from '../../server/store/store.ts'
import { associationEvent, registerChange } from '../builders/register-records.ts'
import { OPENS } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { eachStore } from './each-store.ts'

const [A, B, C] = testAssociations(3)
const renamed = { ...A!, name: 'Nytt namn' }

async function eventsIn(store: Store) {
  const events = []
  for await (const each of store.eachAssociationEvent()) events.push(each)
  return events
}

eachStore('changes of the register', store => {
  it('have numbers, and one that does not follow is not stored', async () => {
    expect(await store().lastRegisterChange()).toBe(0)
    expect(await store().changeRegister(registerChange(1, [A!]))).toBe('stored')
    expect(await store().changeRegister(registerChange(1, [B!]))).toBe('stale')
    expect(await store().changeRegister(registerChange(3, [B!]))).toBe('stale')
    expect(await store().listAssociations()).toStrictEqual([A])
    expect(await store().lastRegisterChange()).toBe(1)
  })

  it('of two with the same number at once store one', async () => {
    const outcomes = await Promise.all(
      [A, B, C].map(each => store().changeRegister(registerChange(1, [each!]))),
    )
    expect(outcomes.toSorted()).toEqual(['stale', 'stale', 'stored'])
    expect(await store().listAssociations()).toHaveLength(1)
    expect(await eventsIn(store())).toHaveLength(1)
  })

  it('leave the history of each association, the latest first', async () => {
    await store().changeRegister(registerChange(1, [A!, B!]))
    await store().changeRegister(registerChange(2, [renamed]))
    const numbers = (await store().listAssociationEvents(A!.id)).map(({ number }) => number)
    expect(numbers).toEqual([2, 1])
    expect(await store().listAssociationEvents('finns-inte')).toEqual([])
    expect((await eventsIn(store())).map(({ association }) => association)).toEqual([
      A!.id,
      B!.id,
      A!.id,
    ])
  })

  it('of an import are remembered with what was before, until the next import or until forgotten', async () => {
    await store().changeRegister(registerChange(1, [A!]))
    expect(await store().findLatestImport()).toBeNull()
    const given = { kind: 'import', before: [A!] } as const
    await store().changeRegister(registerChange(2, [renamed, B!], given))
    const made = { number: 2, count: 2, at: OPENS, by: 'prov' }
    expect(await store().findLatestImport()).toStrictEqual(made)
    expect(await store().listRewritten(2)).toStrictEqual([
      { is: renamed, was: A },
      { is: B, was: null },
    ])
    await store().changeRegister(registerChange(3, [{ ...B!, name: 'Igen' }]))
    expect(await store().listRewritten(2)).toStrictEqual([{ is: renamed, was: A }])
    await store().forgetBefore(2)
    expect(await store().listRewritten(2)).toStrictEqual([])
    await store().changeRegister(registerChange(4, [C!], { kind: 'import' }))
    expect(await store().findLatestImport()).toMatchObject({ number: 4, count: 1 })
  })

  it('take associations away, which can come back', async () => {
    await store().changeRegister(registerChange(1, [A!, B!]))
    const gone = { becomes: null, was: A!, event: associationEvent(A!.id, { number: 2 }) }
    const note = { kind: 'undo', at: OPENS, by: 'prov' } as const
    await store().changeRegister({ number: 2, note, changed: [gone] })
    expect(await store().listAssociations()).toStrictEqual([B])
    await store().changeRegister(registerChange(3, [A!]))
    expect(await store().listAssociations()).toStrictEqual([A, B])
    expect(await store().listAssociationEvents(A!.id)).toHaveLength(3)
  })

  it('come after those that another store had', async () => {
    await store().putAssociations([A!])
    await store().restoreAssociationEvents([associationEvent(A!.id, { number: 7 })])
    expect(await store().lastRegisterChange()).toBe(7)
    expect(await store().changeRegister(registerChange(8, [renamed]))).toBe('stored')
    expect(await store().listAssociations()).toStrictEqual([renamed])
    const numbers = (await store().listAssociationEvents(A!.id)).map(({ number }) => number)
    expect(numbers).toEqual([8, 7])
  })

  it('are in the order of their numbers, past the nines', async () => {
    const numbers = [100, 9, 10]
    await store().restoreAssociationEvents(
      numbers.map(number => associationEvent(A!.id, { number })),
    )
    expect((await eventsIn(store())).map(({ number }) => number)).toEqual([9, 10, 100])
  })

  it('keep everything of an association', async () => {
    const contacts = [{ name: 'Anna Ek', role: 'ordförande', email: null, keepUntil: '2027-06-30' }]
    const whole = { ...A!, parent: B!.id, contacts, validFrom: '2019-01-01', validTo: '2026-12-31' }
    await store().changeRegister(registerChange(1, [whole]))
    expect(await store().listAssociations()).toStrictEqual([whole])
  })
})
