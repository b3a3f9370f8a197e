import type { Say } from '../../../reports/documents/document.ts'
import { formatDay } from '../../../reports/formats/swedish.ts'
import type { CalendarDay } from '../../../surveys/instant.ts'

/** The last day of an account in words; until further notice when there is none. */
export function formatDayOrNone(day: CalendarDay | null, say: Say): string {
  return day === null ? say('user.noLastDay') : formatDay(`${day}T12:00:00.000Z`)
}
