import { describe, expect, it } from '@jest/globals'

import { countDays } from '../../../../reports/results/progress.ts'

describe('countDays', () => {
  it('counts each day, also those without answers, and adds up', () => {
    const answers = ['2022-09-03', '2022-09-01', '2022-09-03']
    expect(countDays(answers, { from: '2022-09-01', to: '2022-09-04' })).toEqual([
      { day: '2022-09-01', answered: 1, total: 1 },
      { day: '2022-09-02', answered: 0, total: 1 },
      { day: '2022-09-03', answered: 2, total: 3 },
      { day: '2022-09-04', answered: 0, total: 3 },
    ])
  })

  it('loses no answer that came outside the span, as one in the grace time after midnight', () => {
    const days = countDays(['2022-08-31', '2022-09-03'], { from: '2022-09-01', to: '2022-09-02' })
    expect(days.map(({ total }) => total)).toEqual([1, 2])
  })

  it('has a day for each where the clock is turned, and none where nothing has begun', () => {
    expect(countDays([], { from: '2027-03-27', to: '2027-03-29' })).toHaveLength(3)
    expect(countDays([], { from: '2027-03-27', to: '2027-03-20' })).toEqual([])
  })
})
