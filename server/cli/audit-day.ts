import { type CalendarDay, isCalendarDay, toInstant } from '../../surveys/instant.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'

/** The day that a follow-up tells of: today unless it is written. @throws Problem 'audit/badDay'. */
export function dayOf(written: string | undefined): CalendarDay {
  if (written === undefined) return stockholmDay(toInstant(new Date()))
  if (!isCalendarDay(written)) throw new Problem('audit/badDay', { value: written })
  return written
}
