import { type Static, Type } from '@sinclair/typebox'

import { type Fault, fault } from '../fault.ts'
import { type CalendarDay, isCalendarDay } from '../instant.ts'
import { type Answer, DONT_KNOW } from '../response.ts'
import { dontKnowBasis, isDontKnow, withDontKnow } from './dont-know.ts'
import { questionBasis } from './question-basis.ts'
import {
  answered,
  issue,
  type QuestionType,
  type Reading,
  readOne,
  writePlainly,
} from './question-type.ts'

const day = (description: string) =>
  Type.Optional(Type.String({ pattern: String.raw`^\d{4}-\d{2}-\d{2}$`, description }))

const schema = Type.Object(
  {
    ...questionBasis,
    type: Type.Literal('date', { description: 'Frågans typ.' }),
    min: day('Första dagen som tas emot, ÅÅÅÅ-MM-DD.'),
    max: day('Sista dagen som tas emot, ÅÅÅÅ-MM-DD.'),
    ...dontKnowBasis,
  },
  { additionalProperties: false, description: 'En dag.' },
)

export type DateQuestion = Static<typeof schema>

/** Written with four digits for the year, so that text order is the order of days. */
const FIRST_DAY = '1000-01-01'
const LAST_DAY = '9999-12-31'

function limitsOf({ min = FIRST_DAY, max = LAST_DAY }: DateQuestion) {
  return { min, max }
}

function limitFaults(question: DateQuestion): readonly Fault[] {
  const wrong = (['min', 'max'] as const).flatMap(name => {
    const value = question[name]
    return value === undefined || isCalendarDay(value) ? [] : [fault(name, 'notADay', { value })]
  })
  if (wrong.length > 0) return wrong
  const { min, max } = limitsOf(question)
  return min < max ? [] : [fault('max', 'notAboveMin', { min })]
}

/** As a date field sends it, and as people type: year first, or day first and year last. */
export const date: QuestionType<DateQuestion> = {
  schema,
  faults: limitFaults,
  read: (question, entered) =>
    readOne(entered, text =>
      isDontKnow(question, text) ? answered(DONT_KNOW) : readDay(question, text),
    ),
  write: writePlainly,
  tests: ['answered', 'equals', 'oneOf', 'atLeast', 'atMost'],
  representatives,
}

/** `2022-09-05`, `2022/9/5`, `20220905`; `5/9 2022`, `5.9.2022`. */
const YEAR_FIRST = /^(\d{4})(?:[-/. ](\d{1,2})[-/. ](\d{1,2})|(\d{2})(\d{2}))$/
const YEAR_LAST = /^(\d{1,2})(?:[-/.] ?| )(\d{1,2})(?:[-/.] ?| )(\d{4})$/

function readDay(question: DateQuestion, text: string): Reading {
  const read = dayIn(text)
  if (read === null) return issue('notADate')
  const { min, max } = limitsOf(question)
  if (read < min) return issue('tooEarly', { min })
  return read > max ? issue('tooLate', { max }) : answered(read)
}

function dayIn(text: string): CalendarDay | null {
  const first = YEAR_FIRST.exec(text)
  const last = YEAR_LAST.exec(text)
  if (first !== null) return toDay(first[1], first[2] ?? first[4], first[3] ?? first[5])
  return last === null ? null : toDay(last[3], last[2], last[1])
}

/** `null` for a day that is in no calendar. */
function toDay(year = '', month = '', dayOfMonth = ''): CalendarDay | null {
  const written = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isCalendarDay(written) ? written : null
}

function besides(written: CalendarDay, days: number): CalendarDay {
  return new Date(Date.parse(`${written}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Each day that is compared with, the days around it, and the ends. */
function representatives(
  question: DateQuestion,
  values: readonly (string | number)[],
): readonly Answer[] {
  const { min, max } = limitsOf(question)
  const compared = values.map(String).filter(isCalendarDay)
  const beside = compared.flatMap(each => [besides(each, -1), each, besides(each, 1)])
  return withDontKnow(question, [
    ...new Set([min, max, ...beside].filter(each => each >= min && each <= max)),
  ])
}
