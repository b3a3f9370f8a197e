import { readClosingTime } from './closing-time.ts'
import type { CalendarDay, Instant } from './instant.ts'
import { PROMISE_IDS, promiseOf } from './promise.ts'
import { isRoundId, isThreshold, type Round, type RoundPlan } from './round.ts'
import { startOfDay, stockholmDay, stockholmTime } from './stockholm-time.ts'
import type { SurveyKey } from './survey.ts'

/** What somebody writes to plan a round. */
export const ROUND_FIELDS = [
  'survey',
  'year',
  'id',
  'isPilot',
  'meetingDay',
  'opens',
  'closes',
  'closesTime',
  'resultDay',
  'collectedBy',
  'registryNumber',
  'invitesNobody',
  'promise',
  'threshold',
] as const
export type RoundField = (typeof ROUND_FIELDS)[number]

/** A round as it is written: text in every field, empty where nothing is written. */
export type WrittenRound = Readonly<Record<RoundField, string>>

/** What can be wrong with a field; each has its sentence in the texts under `round.faulty.`. */
export const ROUND_FAULTS = [
  'noSurvey',
  'year',
  'id',
  'idTaken',
  'day',
  'opensPassed',
  'closesPassed',
  'closesFirst',
  'time',
  'skippedTime',
  'resultFirst',
  'noCollector',
  'long',
  'noPromise',
  'unseenByOpenLink',
  'threshold',
] as const
export type RoundFault = (typeof ROUND_FAULTS)[number]

export type WrittenFaults = Readonly<Partial<Record<RoundField, RoundFault>>>

/** What a written round is checked against. */
export interface Surrounding {
  readonly now: Instant
  readonly surveys: readonly SurveyKey[]
  /** Ids that other rounds have. */
  readonly taken: readonly string[]
}

/** Reads one day; the plan begins and ends at days of Stockholm. */
const isDay = (text: CalendarDay) => startOfDay(text) !== null
const isWritten = (text: string) => text.trim() !== ''

type Check = (written: WrittenRound, around: Surrounding) => RoundFault | null

const CHECKS: Readonly<Partial<Record<RoundField, Check>>> = {
  survey: ({ survey }, { surveys }) => (surveys.includes(survey) ? null : 'noSurvey'),
  year: ({ year }) => (/^(19|20)\d\d$/.test(year) ? null : 'year'),
  id: ({ id }, { taken }) => (taken.includes(id) ? 'idTaken' : isRoundId(id) ? null : 'id'),
  meetingDay: ({ meetingDay }) => (meetingDay === '' || isDay(meetingDay) ? null : 'day'),
  opens: ({ opens }, { now }) => {
    if (opens === '') return null
    if (!isDay(opens)) return 'day'
    return opens < stockholmDay(now) ? 'opensPassed' : null
  },
  closes: closesFault,
  closesTime: ({ closes, closesTime }) => {
    const { kind } = readClosingTime(isDay(closes) ? closes : ANY_DAY, closesTime)
    return kind === 'noTime' ? 'time' : kind === 'skippedTime' ? 'skippedTime' : null
  },
  resultDay: ({ resultDay, closes }) => {
    if (resultDay === '') return null
    if (!isDay(resultDay)) return 'day'
    return isDay(closes) && resultDay <= closes ? 'resultFirst' : null
  },
  collectedBy: ({ collectedBy }) =>
    isWritten(collectedBy) ? longFault(collectedBy) : 'noCollector',
  registryNumber: ({ registryNumber }) => longFault(registryNumber),
  promise: ({ promise, invitesNobody }) => {
    const known = PROMISE_IDS.find(id => id === promise)
    if (known === undefined) return 'noPromise'
    return invitesNobody === 'ja' && !promiseOf(known).marksAnswered ? 'unseenByOpenLink' : null
  },
  threshold: ({ threshold }) =>
    /^\d{1,6}$/.test(threshold) && isThreshold(Number(threshold)) ? null : 'threshold',
}

/** Longer than anyone is called. */
const LONGEST_TEXT = 200

function longFault(text: string): RoundFault | null {
  return text.length > LONGEST_TEXT ? 'long' : null
}

/** A day on which every time of day exists. */
const ANY_DAY = '2022-01-15'

function closesFault(
  { opens, closes, closesTime }: WrittenRound,
  { now }: Surrounding,
): RoundFault | null {
  if (!isDay(closes)) return 'day'
  const closing = readClosingTime(closes, closesTime)
  if (closing.kind !== 'at') return null
  if (closing.at <= now) return 'closesPassed'
  const opensAt = opens === '' ? null : startOfDay(opens)
  return opensAt !== null && opensAt >= closing.at ? 'closesFirst' : null
}

/** What is wrong in some fields; nothing where they are right. */
export function roundFaults(
  written: WrittenRound,
  around: Surrounding,
  fields: readonly RoundField[] = ROUND_FIELDS,
): WrittenFaults {
  return Object.fromEntries(
    fields.flatMap(field => {
      const found = CHECKS[field]?.(written, around) ?? null
      return found === null ? [] : [[field, found]]
    }),
  )
}

/**
 * The plan that is written.
 *
 * @throws {RangeError} If `roundFaults` finds something in it.
 */
export function planOf(written: WrittenRound, { synthetic }: Pick<Round, 'synthetic'>): RoundPlan {
  const promise = PROMISE_IDS.find(id => id === written.promise)
  const closing = readClosingTime(written.closes, written.closesTime)
  if (promise === undefined || closing.kind !== 'at') throw new RangeError('the round has faults')
  const { id, survey, collectedBy, registryNumber, opens } = written
  return {
    id,
    survey,
    year: Number(written.year),
    promise,
    threshold: Number(written.threshold),
    collectedBy: collectedBy.trim(),
    registryNumber: isWritten(registryNumber) ? registryNumber.trim() : null,
    opensAt: opens === '' ? null : startOfDay(opens),
    closesAt: closing.at,
    ...optionsIn(written),
    synthetic,
  }
}

/** What a plan can do without. */
function optionsIn({ resultDay, meetingDay, isPilot, invitesNobody }: WrittenRound) {
  return {
    ...(resultDay === '' ? {} : { resultDay }),
    ...(meetingDay === '' ? {} : { meetingDay }),
    ...(isPilot === 'ja' ? { isPilot: true as const } : {}),
    ...(invitesNobody === 'ja' ? { invitesNobody: true as const } : {}),
  }
}

/** A plan as it would be written. */
export function writtenFrom(plan: RoundPlan): WrittenRound {
  const { opensAt, closesAt } = plan
  return {
    survey: plan.survey,
    year: String(plan.year),
    id: plan.id,
    isPilot: plan.isPilot === true ? 'ja' : 'nej',
    meetingDay: plan.meetingDay ?? '',
    opens: opensAt === null ? '' : stockholmDay(opensAt),
    closes: stockholmDay(closesAt),
    closesTime: stockholmTime(closesAt) === '23:59:59' ? '' : stockholmTime(closesAt).slice(0, 5),
    resultDay: plan.resultDay ?? '',
    collectedBy: plan.collectedBy,
    registryNumber: plan.registryNumber ?? '',
    invitesNobody: plan.invitesNobody === true ? 'ja' : 'nej',
    promise: plan.promise,
    threshold: String(plan.threshold),
  }
}
