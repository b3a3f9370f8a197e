import type { Fact, Say } from '../../../reports/documents/document.ts'
import { calendarBack, type RoundCalendar } from '../../../surveys/round-calendar.ts'
import type { PublishedSurvey } from '../../../surveys/survey.ts'
import type { WrittenRound } from '../../../surveys/written-round.ts'
import { formatCalendarDay } from './calendar-day.ts'
import type { SetUpStep } from './set-up-fields.ts'

/** What the notes of a step are made from. */
export interface NotedPlace {
  readonly step: SetUpStep
  readonly written: WrittenRound
  readonly surveys: readonly PublishedSurvey[]
  readonly today: string
}

/** The days that a meeting leads to; `null`: none is written, or it is too near. */
export function suggestionOf({
  written,
  today,
}: Pick<NotedPlace, 'written' | 'today'>): RoundCalendar | null {
  const calendar = written.meetingDay === '' ? null : calendarBack(written.meetingDay)
  return calendar === null || calendar.opens < today ? null : calendar
}

/** What a step says besides what it asks. */
export function notesOf(place: NotedPlace, say: Say): readonly string[] {
  const { step, written, surveys } = place
  if (step === 'enkat' && surveys.length === 0) return [say('setUp.enkat.none')]
  if (step !== 'dagar' || written.meetingDay === '') return []
  return [say(suggestionOf(place) === null ? 'setUp.dagar.tooNear' : 'setUp.dagar.suggested')]
}

/** The suggested days in their order; none where the step suggests none. */
export function suggestedDays(place: NotedPlace, say: Say): readonly Fact[] {
  const calendar = place.step === 'dagar' ? suggestionOf(place) : null
  if (calendar === null) return []
  const { opens, reminders, closes, papers, result, meeting } = calendar
  const fact = (key: string, day: string) => ({ term: say(key), value: formatCalendarDay(day) })
  return [
    fact('fact.opens', opens),
    ...reminders.map(day => fact('setUp.reminder', day)),
    fact('fact.closes', closes),
    fact('setUp.papers', papers),
    fact('fact.meeting', meeting),
    fact('setUp.resultDay', result),
  ]
}
