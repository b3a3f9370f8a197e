import { describe, expect, it } from '@jest/globals'

import { createAllowance } from '../../../../server/middleware/allowance.ts'

describe('an allowance', () => {
  it('is used up, fills up again as time goes, and never holds more than at first', () => {
    let now = 0
    const { take } = createAllowance({ most: 2, perSecond: 1 }, () => now)
    expect([take('a', 1), take('a', 1), take('a', 1)]).toEqual([true, true, false])
    expect(take('b', 1)).toBe(true)
    now = 1
    expect([take('a', 1), take('a', 1)]).toEqual([true, false])
    now = 1000
    expect([take('a', 1), take('a', 1), take('a', 1)]).toEqual([true, true, false])
  })

  it('can be overdrawn by what costs much, and has to be waited for longer then', () => {
    let now = 0
    const { take } = createAllowance({ most: 10, perSecond: 1 }, () => now)
    expect([take('a', 20), take('a', 1)]).toEqual([true, false])
    now = 10
    expect(take('a', 1)).toBe(false)
    now = 11
    expect(take('a', 1)).toBe(true)
  })

  it('remembers those who have used some of it, however many others ask', () => {
    let now = 0
    const { take } = createAllowance({ most: 1, perSecond: 1 }, () => now)
    for (let place = 0; place < 10_000; place += 1) take(`plats ${place}`, 1)
    now = 0.5
    take('a', 1)
    now = 1.2
    expect(take('b', 1)).toBe(true)
    expect(take('a', 1)).toBe(false)
  })
})
