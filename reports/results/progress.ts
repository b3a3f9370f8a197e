import type { Sector } from '../../surveys/association.ts'
import type { CalendarDay } from '../../surveys/instant.ts'
import type { OutcomeCode } from '../../surveys/outcome.ts'
import type { RoundFacts, ResponseFacts } from './result-set.ts'

/** How far the field work of a round has come: counts alone, and nothing of what anyone has answered. */
export interface Progress {
  readonly round: Pick<RoundFacts, 'id' | 'year'> & {
    readonly synthetic: boolean
    readonly isPilot: boolean
    /** It can still change. */
    readonly isRunning: boolean
  }
  /** In register order. */
  readonly sectors: readonly Sector[]
  readonly response: ResponseFacts
  readonly outcomes: ProgressOutcomes
  /** Every day from the first to the last so far; `null`: the promise keeps no times. */
  readonly days: readonly DayCount[] | null
}

/** What has become of the invited so far. Whether a response is complete is not looked at. */
export interface ProgressOutcomes extends Readonly<Record<OutcomeCode, number>> {
  readonly answered: number
  /** No answer, and no outcome decided. */
  readonly waiting: number
  /** Of those who wait, how many have taken a way out that nobody has decided about. */
  readonly undecided: number
}

export interface DayCount {
  readonly day: CalendarDay
  /** How many answered that day. */
  readonly answered: number
  /** How many had, that day and before. */
  readonly total: number
}

const DAY_MS = 86_400_000

/**
 * Counts by day.
 *
 * @param answers The day of each answer, in any order.
 * @param span The first and the last day to count; answers outside it are counted in its nearest day.
 * @returns Each day of the span in order, also those without answers; none when the span is empty.
 */
export function countDays(
  answers: readonly CalendarDay[],
  { from, to }: { readonly from: CalendarDay; readonly to: CalendarDay },
): readonly DayCount[] {
  const counts = new Map<CalendarDay, number>()
  for (const answer of answers) {
    const day = answer < from ? from : answer > to ? to : answer
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  let total = 0
  return daysFrom(from, to).map(day => {
    const answered = counts.get(day) ?? 0
    total += answered
    return { day, answered, total }
  })
}

function daysFrom(from: CalendarDay, to: CalendarDay): readonly CalendarDay[] {
  const first = Date.parse(`${from}T00:00:00Z`)
  const count = Math.max(0, Math.round((Date.parse(`${to}T00:00:00Z`) - first) / DAY_MS) + 1)
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  )
}
