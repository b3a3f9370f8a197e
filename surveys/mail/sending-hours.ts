import { type CalendarDay, type Instant, plusMinutes } from '../instant.ts'
import { stockholmDay, stockholmInstant, stockholmTime } from '../stockholm-time.ts'

/** When no mail is sent, by the clock of Stockholm: people are not to be woken, nor volunteers on a Sunday. */
export interface QuietHours {
  /** `20:00`: from here on nothing is sent until `to`, the next morning or the same day. */
  readonly from: string
  readonly to: string
  /** Saturdays and Sundays are quiet all day. */
  readonly weekends: boolean
}

/** Whether mail may be sent at a moment. */
export function isSendingTime(now: Instant, { from, to, weekends }: QuietHours): boolean {
  if (weekends && isWeekend(stockholmDay(now))) return false
  const clock = stockholmTime(now).slice(0, 5)
  const isQuiet = from <= to ? clock >= from && clock < to : clock >= from || clock < to
  return !isQuiet
}

const DAYS_AHEAD = 8
const STEP_MINUTES = 24 * 60

/** The first moment from another on when mail may be sent; the same moment, where nothing ever may. */
export function nextSendingTime(at: Instant, hours: QuietHours): Instant {
  if (isSendingTime(at, hours)) return at
  const days = Array.from({ length: DAYS_AHEAD }, (_, index) =>
    stockholmDay(plusMinutes(at, index * STEP_MINUTES)),
  )
  const mornings = days.flatMap(day => stockholmInstant(day, `${hours.to}:00`) ?? [])
  const midnights = days.flatMap(day => stockholmInstant(day, '00:00:00') ?? [])
  const openings = [...mornings, ...midnights].toSorted()
  return openings.find(moment => moment >= at && isSendingTime(moment, hours)) ?? at
}

function isWeekend(day: CalendarDay): boolean {
  return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay())
}
