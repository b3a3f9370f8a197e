import { expect, it } from '@jest/globals'

import { eachStore } from './each-store.ts'

const NOW = '2026-11-22T12:00:00.000Z'
const LATER = '2026-11-22T12:01:00.000Z'
const lease = (holder: string, until = LATER) => ({ name: 'job/sweep', holder, until })

eachStore('LeaseStore', store => {
  it('gives a lease to one of fifty that ask at once', async () => {
    const asked = Array.from({ length: 50 }, (_, index) =>
      store().takeLease(lease(`server ${index}`), NOW),
    )
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter(outcome => outcome === 'taken')).toHaveLength(1)
    expect(outcomes.filter(outcome => outcome === 'held')).toHaveLength(49)
  })

  it('lets its holder prolong it, and nobody else', async () => {
    expect(await store().takeLease(lease('a'), NOW)).toBe('taken')
    expect(await store().takeLease(lease('a', '2026-11-22T12:05:00.000Z'), NOW)).toBe('taken')
    expect(await store().takeLease(lease('b'), LATER)).toBe('held')
  })

  it('gives it to another when its time is out, or when it is let go of', async () => {
    await store().takeLease(lease('a'), NOW)
    expect(await store().takeLease(lease('b', '2026-11-22T12:02:00.000Z'), LATER)).toBe('taken')
    await store().releaseLease({ name: 'job/sweep', holder: 'a' })
    expect(await store().takeLease(lease('c'), LATER)).toBe('held')
    await store().releaseLease({ name: 'job/sweep', holder: 'b' })
    expect(await store().takeLease(lease('c'), LATER)).toBe('taken')
  })

  it('keeps leases of different names apart', async () => {
    await store().takeLease(lease('a'), NOW)
    expect(await store().takeLease({ ...lease('b'), name: 'job/other' }, NOW)).toBe('taken')
  })
})
