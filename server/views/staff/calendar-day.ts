import { formatDay } from '../../../reports/formats/swedish.ts'
import type { CalendarDay } from '../../../surveys/instant.ts'
import { startOfDay } from '../../../surveys/stockholm-time.ts'

/** A day in words: `10 oktober 2022`; what is no day as it is written. */
export function formatCalendarDay(day: CalendarDay): string {
  const start = startOfDay(day)
  return start === null ? day : formatDay(start)
}
