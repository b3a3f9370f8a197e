import { expect, it } from '@jest/globals'

import { testAssociations } from '../builders/test-data.ts'
import { eachStore, HARD_TEXT } from './each-store.ts'

eachStore('AssociationStore', store => {
  it('is empty at first', async () => {
    expect(await store().listAssociations()).toEqual([])
  })

  it('lists associations in the order of their ids by code point', async () => {
    const [a, b, c] = testAssociations(3)
    await store().putAssociations([
      { ...c!, id: 'å' },
      { ...a!, id: 'B' },
      { ...b!, id: 'a' },
    ])
    expect((await store().listAssociations()).map(({ id }) => id)).toEqual(['B', 'a', 'å'])
  })

  it('replaces a known association and keeps the others', async () => {
    const [a, b] = testAssociations(2)
    await store().putAssociations([a!, b!])
    await store().putAssociations([{ ...a!, name: 'Nytt namn' }])
    expect(await store().listAssociations()).toEqual([{ ...a, name: 'Nytt namn' }, b])
  })

  it('gives back what it was given, to the letter', async () => {
    const [a] = testAssociations(1)
    const hard = { ...a!, id: HARD_TEXT, name: HARD_TEXT, orgNumber: null, email: null }
    await store().putAssociations([hard])
    expect(await store().listAssociations()).toEqual([hard])
  })
})
