import { expect, it } from '@jest/globals'

import { HEAD } from '../../reports/follow-up/additions.ts'
import { addition } from '../builders/dossiers.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXTS } from './texts.ts'

eachStore('DossierStore', store => {
  it('never changes what has been added', async () => {
    expect(await store().insertAddition(addition(1))).toBe('stored')
    expect(await store().insertAddition(addition(1, { by: 'annan', parts: [] }))).toBe('exists')
    expect(await store().listAdditions('akten')).toStrictEqual([addition(1)])
  })

  it('lists the additions of one dossier by number, and the dossiers by id', async () => {
    const numbers = Array.from({ length: 11 }, (_, index) => index + 1)
    for (const number of numbers.toReversed()) await store().insertAddition(addition(number))
    await store().insertAddition(addition(1, { dossierId: 'a' }))
    const listed = await store().listAdditions('akten')
    expect(listed.map(({ number }) => number)).toStrictEqual(numbers)
    expect(await store().listDossiers()).toStrictEqual(['a', 'akten'])
    expect(await store().listAdditions('borta')).toStrictEqual([])
  })

  it('keeps every text to the letter', async () => {
    for (const [index, text] of HARD_TEXTS.entries()) {
      const value = { title: text, synthetic: true, about: text }
      const given = addition(index + 1, { reason: text, parts: [{ list: HEAD, id: HEAD, value }] })
      await store().insertAddition(given)
      expect((await store().listAdditions('akten')).at(-1)).toStrictEqual(given)
    }
  })
})
