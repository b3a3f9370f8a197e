import { expect, it } from '@jest/globals'

import type { Condition } from '../../server/store/condition-store.ts'
import { draftRound, insertOpenRound, response } from '../builders/records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXT } from './texts.ts'

const AT = '2026-11-22T12:00:00.000Z'
const CONDITIONS: readonly Condition[] = [
  { kind: 'filling' },
  { kind: 'held', since: AT },
  { kind: 'moved', to: HARD_TEXT, at: AT },
  { kind: 'ready' },
]

eachStore('ConditionStore', store => {
  it('is ready until it is told otherwise, and remembers what it was told last', async () => {
    expect(await store().findCondition()).toEqual({ kind: 'ready' })
    for (const condition of CONDITIONS) {
      await store().saveCondition(condition)
      expect(await store().findCondition()).toEqual(condition)
    }
  })

  it('leaves everything else as it was', async () => {
    await insertOpenRound(store(), ['A'])
    await store().saveCondition({ kind: 'held', since: AT })
    expect(await store().saveDraft(response('A'))).toBe('stored')
    expect(await store().insertRound(draftRound('ny'))).toBe('stored')
  })

  it('is served by nobody while one has it alone, and had alone by nobody while one serves', async () => {
    const alone = await store().claimAlone()
    const isRefused = expect.objectContaining({
      code: expect.stringMatching(/^store\/(alreadyServed|beingChanged)$/),
    })
    // A store in memory is reached by nobody else.
    const isShared = !store().description.includes(':memory:')
    if (isShared) await expect(store().claimServing()).rejects.toEqual(isRefused)
    await alone()
    const serving = await store().claimServing()
    if (isShared) await expect(store().claimAlone()).rejects.toEqual(isRefused)
    await serving()
    const again = await store().claimAlone()
    await again()
  })
})
