import { describe, expect, it } from '@jest/globals'

import { readSendingTime } from '../../../../surveys/mail/sending-time.ts'

const NOW = '2022-09-01T08:00:00.000Z'
const read = (day: string, time: string, now = NOW) => readSendingTime(day, time, now)

describe('when something is to be sent', () => {
  it.each([
    ['as soon as may be, where nothing is written', '', '', null],
    ['at a time in Stockholm', '2022-09-05', '9.30', '2022-09-05T07:30:00.000Z'],
    ['the same with a colon', '2022-09-05', '09:30', '2022-09-05T07:30:00.000Z'],
    ['from the morning of a day without a time', '2022-09-05', '', '2022-09-04T22:00:00.000Z'],
    ['today without a time', '2022-09-01', '', '2022-08-31T22:00:00.000Z'],
    ['at this very moment', '2022-09-01', '10.00', NOW],
  ])('is %s', (_name, day, time, at) => {
    expect(read(day, time)).toEqual({ kind: 'at', at, comesTwice: false })
  })

  it('is the later of two, and says so, where the clock is turned back', () => {
    const later = { kind: 'at', at: '2022-10-30T01:30:00.000Z', comesTwice: true }
    expect(read('2022-10-30', '02.30')).toEqual(later)
  })

  it.each([
    ['no day', '', '9.30', 'noDay'],
    ['a day that there is not', '2022-02-30', '9.30', 'noDay'],
    ['a time that there is not', '2022-09-05', '24.00', 'noTime'],
    ['words', '2022-09-05', 'kvart i', 'noTime'],
    ['a time that the clock is turned past', '2023-03-26', '02.30', 'skippedTime'],
    ['a minute ago', '2022-09-01', '09.59', 'passed'],
    ['yesterday', '2022-08-31', '', 'passed'],
  ])('is not %s', (_name, day, time, kind) => {
    expect(read(day, time)).toEqual({ kind })
  })
})
