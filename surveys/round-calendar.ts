import type { CalendarDay } from './instant.ts'
import { startOfDay } from './stockholm-time.ts'

/** The days of a round, counted back from the meeting where a committee (nämnd) is to have its result. */
export interface RoundCalendar {
  readonly opens: CalendarDay
  /** Days to remind those who have not answered, in order. */
  readonly reminders: readonly CalendarDay[]
  readonly closes: CalendarDay
  /** When the committee's documents are usually to be handed in. */
  readonly papers: CalendarDay
  readonly meeting: CalendarDay
  /** The first weekday after the meeting: then the result can be told. */
  readonly result: CalendarDay
}

/** Two weeks before a meeting its documents are sent out. */
const PAPERS_BEFORE_MEETING = 14
/** Four weeks to review, certify and write. */
const CLOSES_BEFORE_PAPERS = 28
/** Four weeks to answer: a board meets once a month. */
const ANSWER_DAYS = 28
const FIRST_REMINDER_AFTER = 10
const LAST_REMINDER_BEFORE = 5
/** Who has just been reminded is left alone for so many days. */
const SHORTEST_PAUSE = 5

/**
 * Counts back from a meeting. Opening, reminders and documents fall on weekdays; holidays are not known here.
 *
 * @param meeting `2027-03-15`.
 * @returns `null` for what is no day.
 */
export function calendarBack(meeting: CalendarDay): RoundCalendar | null {
  if (startOfDay(meeting) === null) return null
  const papers = weekdayBefore(plusDays(meeting, -PAPERS_BEFORE_MEETING))
  const closes = weekdayBefore(plusDays(papers, -CLOSES_BEFORE_PAPERS))
  const opens = weekdayBefore(plusDays(closes, -ANSWER_DAYS))
  const result = weekdayAfter(plusDays(meeting, 1))
  return { opens, reminders: reminderDays(opens, closes), closes, papers, meeting, result }
}

/**
 * When to remind: some days after opening, half-way from there to closing, and some days before closing.
 *
 * @returns Weekdays between the two, in order, each once; fewer when the time is short.
 */
export function reminderDays(opens: CalendarDay, closes: CalendarDay): readonly CalendarDay[] {
  const first = plusDays(opens, FIRST_REMINDER_AFTER)
  const last = plusDays(closes, -LAST_REMINDER_BEFORE)
  return reminded(first, last)
    .map(weekdayBefore)
    .filter(day => day > opens && day < closes)
}

/** The last says when it is too late: in a short time it is the one that is sent. */
function reminded(first: CalendarDay, last: CalendarDay): readonly CalendarDay[] {
  const days = daysBetween(first, last)
  if (days < SHORTEST_PAUSE) return [last]
  if (days < 2 * SHORTEST_PAUSE) return [first, last]
  return [first, plusDays(first, Math.floor(days / 2)), last]
}

const DAY_MS = 86_400_000

function plusDays(day: CalendarDay, count: number): CalendarDay {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10)
}

function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS
}

/** 0 is Sunday. */
function weekdayOf(day: CalendarDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}

/** The day itself, or the Friday before a weekend. */
function weekdayBefore(day: CalendarDay): CalendarDay {
  const back = { 6: 1, 0: 2 }[weekdayOf(day)] ?? 0
  return plusDays(day, -back)
}

/** The day itself, or the Monday after a weekend. */
function weekdayAfter(day: CalendarDay): CalendarDay {
  const ahead = { 6: 2, 0: 1 }[weekdayOf(day)] ?? 0
  return plusDays(day, ahead)
}
