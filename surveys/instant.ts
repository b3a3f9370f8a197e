/**
 * A moment in UTC, always written `2022-10-10T21:59:59.000Z`, so that text order is time order and
 * every store keeps it alike.
 */
export type Instant = string

/** A day in the calendar of Stockholm, `2022-10-10`. */
export type CalendarDay = string

/** Whether a text is a day that is in the calendar, written as `2022-10-10`. */
export function isCalendarDay(written: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(written)) return false
  const at = Date.parse(`${written}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(written)
}

/** @throws {RangeError} If the date is not a real moment. */
export function toInstant(date: Date): Instant {
  return date.toISOString()
}

/** The instant that lies a number of minutes after another one. */
export function plusMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(new Date(Date.parse(instant) + minutes * 60_000))
}
