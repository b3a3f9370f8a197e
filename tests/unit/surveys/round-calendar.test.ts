import { describe, expect, it } from '@jest/globals'

import { calendarBack, reminderDays } from '../../../surveys/round-calendar.ts'

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()

describe('the calendar of a round', () => {
  // 15 March 2027 is a Monday: papers 1 March, four weeks before that 1 February, four more 4 January.
  it('counts two, four and four weeks back from the meeting', () => {
    expect(calendarBack('2027-03-15')).toEqual({
      opens: '2027-01-04',
      reminders: ['2027-01-14', '2027-01-20', '2027-01-27'],
      closes: '2027-02-01',
      papers: '2027-03-01',
      meeting: '2027-03-15',
      result: '2027-03-16',
    })
  })

  it.each(['2027-03-13', '2027-03-14', '2027-03-19', '2028-02-29'])(
    'puts nothing on a weekend, counted from %s, and everything in order',
    meeting => {
      const { opens, reminders, closes, papers, result } = calendarBack(meeting)!
      const days = [opens, ...reminders, closes, papers, result]
      expect(days.filter(day => [0, 6].includes(weekday(day)))).toEqual([])
      expect(days.toSorted()).toEqual(days)
      expect(result > meeting).toBe(true)
    },
  )

  it.each(['2027-02-30', 'snart', ''])('is null for %j, which is no day', day => {
    expect(calendarBack(day)).toBeNull()
  })

  it('reminds fewer times when the time is short, and never outside it', () => {
    expect(reminderDays('2027-01-04', '2027-01-06')).toEqual([])
    expect(reminderDays('2027-01-04', '2027-01-15')).toEqual(['2027-01-08'])
    expect(reminderDays('2027-01-04', '2027-01-25')).toEqual(['2027-01-14', '2027-01-20'])
  })
})
