import { clockOf } from '../closing-time.ts'
import { type CalendarDay, type Instant, plusMinutes } from '../instant.ts'
import { startOfDay, stockholmDay, stockholmInstant, stockholmTime } from '../stockholm-time.ts'

/** When something is to be sent, as somebody writes it; or what is wrong with it. */
export type SendingTime =
  /** `null`: as soon as may be. `comesTwice`: the clock is turned back past the time, and the later one is meant. */
  | { readonly kind: 'at'; readonly at: Instant | null; readonly comesTwice: boolean }
  /** No such day; no such time of day; the clock is turned forward past the time that day; it has been. */
  | { readonly kind: 'noDay' | 'noTime' | 'skippedTime' | 'passed' }

/**
 * Reads when something is to be sent.
 *
 * @param day `2027-09-06`; empty, with an empty time: as soon as may be.
 * @param time `9.30` or `09:30`, in Stockholm; empty: as early as may be that day.
 */
export function readSendingTime(day: CalendarDay, time: string, now: Instant): SendingTime {
  if (day === '' && time === '') return { kind: 'at', at: null, comesTwice: false }
  const morning = startOfDay(day)
  if (morning === null) return { kind: 'noDay' }
  if (time !== '') return readClock(day, time, now)
  if (day < stockholmDay(now)) return { kind: 'passed' }
  return { kind: 'at', at: morning, comesTwice: false }
}

function readClock(day: CalendarDay, time: string, now: Instant): SendingTime {
  const clock = clockOf(time)
  if (clock === null) return { kind: 'noTime' }
  const at = stockholmInstant(day, clock)
  if (at === null) return { kind: 'skippedTime' }
  if (at < now) return { kind: 'passed' }
  return { kind: 'at', at, comesTwice: stockholmTime(plusMinutes(at, -60)) === clock }
}
