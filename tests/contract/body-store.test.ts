import { expect, it } from '@jest/globals'

import { body } from '../builders/register-records.ts'
import { eachStore } from './each-store.ts'

eachStore('BodyStore', store => {
  it('keeps bodies by their ids, and changes one only from what it was', async () => {
    expect(await store().insertBody(body('b'))).toBe('stored')
    expect(await store().insertBody(body('b', { name: 'Annan' }))).toBe('exists')
    const whole = body('a', {
      kind: 'administration',
      validFrom: '2019-01-01',
      validTo: '2026-12-31',
      parent: 'b',
      replaces: ['b'],
      together: ['b'],
    })
    await store().insertBody(whole)
    expect(await store().listBodies()).toStrictEqual([whole, body('b')])
    const changed = { ...whole, revision: 2, name: 'Ny' }
    expect(await store().saveBody(changed)).toBe('stored')
    expect(await store().saveBody({ ...changed, name: 'För sent' })).toBe('stale')
    expect(await store().findBody('a')).toStrictEqual(changed)
    expect(await store().findBody('c')).toBeNull()
  })
})
