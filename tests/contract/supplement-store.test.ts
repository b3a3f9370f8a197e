import { expect, it } from '@jest/globals'

import { supplement } from '../builders/free-text-records.ts'
import { insertOpenRound } from '../builders/records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXTS } from './texts.ts'

eachStore('SupplementStore', store => {
  it('never changes one that is certified', async () => {
    await insertOpenRound(store(), ['A'])
    expect(await store().insertSupplement(supplement(1))).toBe('stored')
    expect(await store().insertSupplement(supplement(1, { digest: 'annan' }))).toBe('exists')
    expect(await store().listSupplements('prov-2022')).toStrictEqual([supplement(1)])
  })

  it('lists those of a round by number, and the last holds', async () => {
    await insertOpenRound(store(), ['A'])
    await insertOpenRound(store(), ['A'], 'annan')
    const numbers = Array.from({ length: 11 }, (_, index) => index + 1)
    for (const number of numbers.toReversed()) await store().insertSupplement(supplement(number))
    const listed = await store().listSupplements('prov-2022')
    expect(listed.map(({ number }) => number)).toStrictEqual(numbers)
    expect(await store().findSupplement('prov-2022')).toStrictEqual(supplement(11))
    expect(await store().findSupplement('annan')).toBeNull()
    expect(await store().listSupplements('annan')).toStrictEqual([])
  })

  it('keeps the signature beside the text, where there is one', async () => {
    await insertOpenRound(store(), ['A'])
    const signed = supplement(1, { signature: { key: '0f'.repeat(32), value: 'AA==' } })
    await store().insertSupplement(signed)
    expect(await store().findSupplement('prov-2022')).toStrictEqual(signed)
    expect(await store().listSupplements('prov-2022')).toStrictEqual([signed])
  })

  it('keeps every text to the letter', async () => {
    await insertOpenRound(store(), ['A'])
    for (const [index, text] of HARD_TEXTS.entries()) {
      const given = supplement(index + 1, { text: JSON.stringify({ [text]: text }), digest: text })
      await store().insertSupplement(given)
      expect(await store().findSupplement('prov-2022')).toStrictEqual(given)
    }
  })
})
