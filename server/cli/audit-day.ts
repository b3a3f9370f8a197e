import { type CalendarDay, isCalendarDay, toInstant } from '../../surveys/instant.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'

/**
 * The day that a follow-up tells of: today unless it is written.
 *
 * @throws Problem 'audit/badDay' or 'audit/futureDay'.
 */
export function dayOf(written: string | undefined): CalendarDay {
  const today = stockholmDay(toInstant(new Date()))
  if (written === undefined) return today
  if (!isCalendarDay(written)) throw new Problem('audit/badDay', { value: written })
  if (written > today) throw new Problem('audit/futureDay', { value: written })
  return written
}
