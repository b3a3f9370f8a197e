import type { CalendarDay, Instant } from './instant.ts'
import { endOfDay, startOfDay, stockholmInstant } from './stockholm-time.ts'

/** When a round is to close, as somebody writes it; or what is wrong with it. */
export type ClosingTime =
  | { readonly kind: 'at'; readonly at: Instant }
  /** No such day; no such time of day; the clock is turned forward past the time that day. */
  | { readonly kind: 'noDay' | 'noTime' | 'skippedTime' }

const TIME = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/

/**
 * Reads a closing time.
 *
 * @param day `2027-03-28`.
 * @param time `14.30`, in Stockholm; empty: the whole day, to its last second.
 */
export function readClosingTime(day: CalendarDay, time: string): ClosingTime {
  if (startOfDay(day) === null) return { kind: 'noDay' }
  if (time === '' || /^23[.:]59$/.test(time)) return whenThere(endOfDay(day))
  const clock = clockOf(time)
  return clock === null ? { kind: 'noTime' } : whenThere(stockholmInstant(day, clock))
}

/** A time of day as somebody writes it, `9.30`, in the clock's own form, `09:30:00`; `null`: it is none. */
export function clockOf(time: string): string | null {
  const [, hours = '', minutes = ''] = TIME.exec(time) ?? []
  return minutes === '' ? null : `${hours.padStart(2, '0')}:${minutes}:00`
}

function whenThere(at: Instant | null): ClosingTime {
  return at === null ? { kind: 'skippedTime' } : { kind: 'at', at }
}
