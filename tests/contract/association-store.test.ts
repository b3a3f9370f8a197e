import { expect, it } from '@jest/globals'

import { testAssociations } from '../builders/test-data.ts'
import { eachStore } from './each-store.ts'
import { IN_ORDER, OUT_OF_ORDER } from './texts.ts'

eachStore('AssociationStore', store => {
  it('is empty at first', async () => {
    expect(await store().listAssociations()).toStrictEqual([])
  })

  it('lists associations in the order of their ids by code point', async () => {
    const [a] = testAssociations(1)
    await store().putAssociations(OUT_OF_ORDER.map(id => ({ ...a!, id })))
    expect((await store().listAssociations()).map(({ id }) => id)).toStrictEqual(IN_ORDER)
  })

  it('replaces a known association and keeps the others', async () => {
    const [a, b] = testAssociations(2)
    await store().putAssociations([a!, b!])
    const changed = { ...a!, name: 'Nytt namn', orgNumber: null, email: null }
    await store().putAssociations([changed])
    expect(await store().listAssociations()).toStrictEqual([changed, b])
  })

  it('gives back each field, and null where there is nothing', async () => {
    const [a, b] = testAssociations(2)
    const without = { ...b!, orgNumber: null, email: null }
    await store().putAssociations([a!, without])
    expect(await store().listAssociations()).toStrictEqual([a, without])
  })

  it('does nothing with an import of none', async () => {
    const [a] = testAssociations(1)
    await store().putAssociations([a!])
    await store().putAssociations([])
    expect(await store().listAssociations()).toStrictEqual([a])
  })

  it('takes the last of those with the same id in one import', async () => {
    const [a, b] = testAssociations(2)
    await store().putAssociations([a!, b!, { ...a!, name: 'Sist' }])
    expect(await store().listAssociations()).toStrictEqual([{ ...a!, name: 'Sist' }, b])
  })
})
