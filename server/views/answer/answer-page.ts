import { formatMoment } from '../../../reports/formats/swedish.ts'
import { plusMinutes } from '../../../surveys/instant.ts'
import { textIn } from '../../../surveys/language.ts'
import { type Round, type RoundPhase } from '../../../surveys/round.ts'
import type { Survey } from '../../../surveys/survey.ts'
import { type Marks, NO_MARKS } from '../site-view.ts'
import type { Wording } from '../wording.ts'

/** What a page of the form is made from. */
export interface AnswerContext extends Wording {
  readonly token: string
  readonly round: Round
  readonly phase: RoundPhase
  readonly survey: Survey
  readonly associationName: string
}

/** What every page of the form shows: whose answer it is, to what. */
export interface AnswerPage extends Marks {
  readonly title: string
  readonly survey: string
  /** `null`: not told, because the link no longer gives access. */
  readonly association: string | null
}

/** @param mark What the title begins with: that something is wrong, or asked about. */
export function answerPage(
  { survey, round, associationName, language }: AnswerContext,
  heading: string,
  mark: string | null = null,
): AnswerPage {
  return {
    title: mark === null ? heading : `${mark} ${heading}`,
    survey: textIn(survey.title, language),
    association: associationName,
    ...NO_MARKS,
    synthetic: round.synthetic,
  }
}

/** How the title of a page begins when something in its form is to be looked at; `null`: nothing is. */
export function markOf(
  { say }: Wording,
  { errors, warnings = [] }: { errors: readonly unknown[]; warnings?: readonly unknown[] },
): string | null {
  if (errors.length > 0) return say('question.error')
  return warnings.length > 0 ? say('question.check') : null
}

/** After the closing time a form is still taken for a while, and says so. */
export function graceNotice(context: AnswerContext): string | null {
  const { round, phase, say } = context
  if (phase !== 'closing') return null
  return say('answer.grace', { closed: formatMoment(round.closesAt), until: lastMoment(context) })
}

/** Until when an answer is taken: the closing time, and once that has passed the end of the grace time. */
export function lastMoment({ round, phase }: AnswerContext): string {
  const end = plusMinutes(round.closesAt, round.graceMinutes)
  return formatMoment(phase === 'closing' ? end : round.closesAt)
}
