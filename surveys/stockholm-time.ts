import { type CalendarDay, type Instant, toInstant } from './instant.ts'

/** Sweden has had no other offsets from UTC than these since 1980. */
const OFFSETS_HOURS = [1, 2]

const wallClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/**
 * The instant of a wall time in Stockholm.
 *
 * @param day `2022-10-10`.
 * @param time `23:59:59`.
 * @returns The later instant when the clock is turned back and the time comes twice; `null` when
 *   the day does not exist or the clock is turned forward past the time.
 */
export function stockholmInstant(day: CalendarDay, time: string): Instant | null {
  const asUtc = Date.parse(`${day}T${time}Z`)
  if (Number.isNaN(asUtc)) return null
  for (const hours of OFFSETS_HOURS) {
    const candidate = new Date(asUtc - hours * 3_600_000)
    if (wallClock.format(candidate) === `${day} ${time}`) return toInstant(candidate)
  }
  return null
}

/** The last second of a closing day: a round that closes "10 oktober" is open all that day. */
export function endOfDay(day: CalendarDay): Instant | null {
  return stockholmInstant(day, '23:59:59')
}

/** The first second of an opening day. */
export function startOfDay(day: CalendarDay): Instant | null {
  return stockholmInstant(day, '00:00:00')
}

/** The day of an instant in Stockholm: `2022-10-10`. */
export function stockholmDay(instant: Instant): CalendarDay {
  return wallClock.format(new Date(instant)).slice(0, 10)
}

/** The time of day of an instant in Stockholm: `23:59:59`. */
export function stockholmTime(instant: Instant): string {
  return wallClock.format(new Date(instant)).slice(11)
}
