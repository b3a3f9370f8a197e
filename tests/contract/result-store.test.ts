import { expect, it } from '@jest/globals'

import { insertOpenRound } from '../builders/records.ts'
import { eachStore, HARD_TEXT } from './each-store.ts'

const result = (roundId: string, text = JSON.stringify({ text: HARD_TEXT })) => ({
  roundId,
  text,
  digest: `digest ${roundId} ${text.length}`,
  sealed: { tally: { sectors: {}, modes: { web: 1, import: 0 } }, leaves: ['a', 'b'] },
  sealSalt: '00',
})

const comparison = (crosswalkKey: string, text = '{}') => ({
  firstRound: 'a',
  secondRound: 'b',
  crosswalkKey,
  text,
  digest: `digest ${crosswalkKey} ${text}`,
})

eachStore('ResultStore', store => {
  it('keeps a certified result byte for byte', async () => {
    await insertOpenRound(store(), [], 'a')
    expect(await store().findResult('a')).toBeNull()
    expect(await store().insertResult(result('a'))).toBe('stored')
    expect(await store().findResult('a')).toEqual(result('a'))
  })

  it('gives what was published without what is sealed', async () => {
    await insertOpenRound(store(), [], 'a')
    expect(await store().findPublishedResult('a')).toBeNull()
    await store().insertResult(result('a'))
    const { text, digest } = result('a')
    expect(await store().findPublishedResult('a')).toEqual({ text, digest })
  })

  it('never replaces one', async () => {
    await insertOpenRound(store(), [], 'a')
    await store().insertResult(result('a'))
    expect(await store().insertResult(result('a', '{"text":"other"}'))).toBe('exists')
    expect(await store().findResult('a')).toEqual(result('a'))
  })

  it('lets one of fifty results at once win', async () => {
    await insertOpenRound(store(), [], 'a')
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store().insertResult(result('a', JSON.stringify('x'.repeat(index)))),
      ),
    )
    expect(outcomes.filter(outcome => outcome === 'stored')).toHaveLength(1)
  })

  it('keeps one comparison for each pair of rounds and crosswalk', async () => {
    expect(await store().insertComparison(comparison('c/1'))).toBe('stored')
    expect(await store().insertComparison(comparison('c/1', '{"a":1}'))).toBe('exists')
    expect(await store().insertComparison(comparison('c/2'))).toBe('stored')
    expect(await store().findComparison(comparison('c/1'))).toEqual(comparison('c/1'))
    expect(await store().findComparison({ ...comparison('c/1'), firstRound: 'x' })).toBeNull()
  })
})
