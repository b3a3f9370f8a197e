import { expect, it } from '@jest/globals'

import type { CertifiedComparison } from '../../server/store/result-store.ts'
import { certifiedComparison, certifiedResult } from '../builders/published-records.ts'
import { insertOpenRound } from '../builders/records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXT, inBytes, OUT_OF_ORDER } from './texts.ts'

const SIGNATURE = { key: '0f'.repeat(32), value: 'AA==' }

eachStore('ResultStore: results', store => {
  it('keeps a certified result byte for byte', async () => {
    await insertOpenRound(store(), [], 'a')
    expect(await store().findResult('a')).toBeNull()
    const result = certifiedResult('a', { text: JSON.stringify({ text: HARD_TEXT }) })
    expect(await store().insertResult(result)).toBe('stored')
    expect(await store().findResult('a')).toStrictEqual(result)
    expect(await store().findResult('b')).toBeNull()
  })

  it('gives what was published without what is sealed', async () => {
    await insertOpenRound(store(), [], 'a')
    expect(await store().findPublishedResult('a')).toBeNull()
    await store().insertResult(certifiedResult('a'))
    const { text, digest } = certifiedResult('a')
    expect(await store().findPublishedResult('a')).toEqual({ text, digest })
  })

  it('gives what was counted of each version without the leaves', async () => {
    await insertOpenRound(store(), [], 'a')
    expect(await store().findSealedCounts('a', 0)).toBeNull()
    const result = certifiedResult('a')
    const { tally } = result.sealed
    await store().insertResult(result)
    expect(await store().findSealedCounts('a', 0)).toStrictEqual({ tally })
    expect(await store().findSealedCounts('a', 1)).toBeNull()
    const sealed = { ...result.sealed, setAside: ['0f', '1e'] }
    await store().insertCorrection({ ...result, number: 1, digest: 'another', sealed })
    const { setAside } = sealed
    expect(await store().findSealedCounts('a', 1)).toStrictEqual({ tally, setAside })
  })

  it('keeps the signature beside what is published, where there is one', async () => {
    await insertOpenRound(store(), [], 'a')
    const result = certifiedResult('a', { signature: SIGNATURE })
    await store().insertResult(result)
    expect(await store().findResult('a')).toStrictEqual(result)
    const { text, digest, signature } = result
    expect(await store().findPublishedResult('a')).toStrictEqual({ text, digest, signature })
    const correction = { ...result, number: 1, digest: 'another' }
    await store().insertCorrection(correction)
    expect(await store().findCorrection('a', 1)).toStrictEqual(correction)
    expect(await store().listCorrections('a')).toStrictEqual([
      { number: 1, text, digest: 'another', signature },
    ])
    const comparison = certifiedComparison({ signature: SIGNATURE })
    await store().insertComparison(comparison)
    expect(await store().findComparison(comparison)).toStrictEqual(comparison)
    expect(await store().listComparisons()).toStrictEqual([comparison])
  })

  it('never replaces one', async () => {
    await insertOpenRound(store(), [], 'a')
    await store().insertResult(certifiedResult('a'))
    const other = certifiedResult('a', { text: '{"text":"other"}', digest: 'x', sealSalt: '11' })
    expect(await store().insertResult(other)).toBe('exists')
    expect(await store().findResult('a')).toStrictEqual(certifiedResult('a'))
  })
})

eachStore('ResultStore: corrections', store => {
  const correction = (number: number, round = 'a') => ({
    ...certifiedResult(round, { digest: `${round} ${number}`, text: `{"text":"${number}"}` }),
    number,
  })

  it('keeps each beside the result, byte for byte, in the order of their numbers', async () => {
    await insertOpenRound(store(), [], 'a')
    await insertOpenRound(store(), [], 'b')
    await store().insertResult(certifiedResult('a'))
    expect(await store().listCorrections('a')).toEqual([])
    for (const number of [2, 10, 1]) {
      expect(await store().insertCorrection(correction(number))).toBe('stored')
    }
    await store().insertCorrection(correction(1, 'b'))
    const listed = await store().listCorrections('a')
    expect(listed).toEqual(
      [1, 2, 10].map(number => {
        const { text, digest } = correction(number)
        return { number, text, digest }
      }),
    )
    expect(await store().findCorrection('a', 10)).toStrictEqual(correction(10))
    expect(await store().findCorrection('a', 3)).toBeNull()
    expect(await store().findResult('a')).toStrictEqual(certifiedResult('a'))
  })

  it('never replaces one', async () => {
    await insertOpenRound(store(), [], 'a')
    await store().insertCorrection(correction(1))
    const other = { ...correction(1), digest: 'x', text: '{"text":"x"}' }
    expect(await store().insertCorrection(other)).toBe('exists')
    expect(await store().findCorrection('a', 1)).toStrictEqual(correction(1))
  })
})

eachStore('ResultStore: comparisons', store => {
  it('keeps one comparison for each pair of rounds and crosswalk', async () => {
    const first = certifiedComparison()
    expect(await store().insertComparison(first)).toBe('stored')
    const same = certifiedComparison({ text: '{"a":2}', digest: 'x' })
    expect(await store().insertComparison(same)).toBe('exists')
    const other = certifiedComparison({ crosswalkKey: 'a/1-a/2/2' })
    expect(await store().insertComparison(other)).toBe('stored')
    expect(await store().findComparison(first)).toStrictEqual(first)
  })

  it('finds none for other rounds, or the same ones in the other order', async () => {
    const first = certifiedComparison()
    await store().insertComparison(first)
    const { firstRound: secondRound, secondRound: firstRound } = first
    expect(await store().findComparison({ ...first, firstRound, secondRound })).toBeNull()
    expect(await store().findComparison({ ...first, firstRound: 'x' })).toBeNull()
    expect(await store().findComparison({ ...first, crosswalkKey: '' })).toBeNull()
  })

  it('tells ids apart that are the same when they are put together', async () => {
    const all = [
      certifiedComparison({ firstRound: 'a b', secondRound: 'c' }),
      certifiedComparison({ firstRound: 'a', secondRound: 'b c' }),
      certifiedComparison({ firstRound: 'a%20b', secondRound: 'c' }),
    ]
    for (const each of all) expect(await store().insertComparison(each)).toBe('stored')
    for (const each of all) expect(await store().findComparison(each)).toStrictEqual(each)
  })

  it('lists them by first round, second round and crosswalk, by code point', async () => {
    expect(await store().listComparisons()).toStrictEqual([])
    const given = OUT_OF_ORDER.flatMap(id => [
      certifiedComparison({ crosswalkKey: id }),
      certifiedComparison({ secondRound: id }),
      certifiedComparison({ firstRound: id }),
    ])
    for (const each of given) expect(await store().insertComparison(each)).toBe('stored')
    expect(await store().listComparisons()).toStrictEqual(given.toSorted(byKey))
  })
})

function byKey(a: CertifiedComparison, b: CertifiedComparison): number {
  return (
    inBytes(a.firstRound, b.firstRound) ||
    inBytes(a.secondRound, b.secondRound) ||
    inBytes(a.crosswalkKey, b.crosswalkKey)
  )
}
