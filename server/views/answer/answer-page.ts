import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { type Round, type RoundPhase } from '../../../surveys/round.ts'
import { plusMinutes } from '../../../surveys/instant.ts'
import type { Survey } from '../../../surveys/survey.ts'
import { type Marks, NO_MARKS } from '../site-view.ts'

/** What a page of the form is made from. */
export interface AnswerContext {
  readonly token: string
  readonly round: Round
  readonly phase: RoundPhase
  readonly survey: Survey
  readonly associationName: string
  readonly say: Say
}

/** What every page of the form shows: whose answer it is, to what. */
export interface AnswerPage extends Marks {
  readonly title: string
  readonly survey: string
  /** `null`: not told, because the link no longer gives access. */
  readonly association: string | null
}

export function answerPage(
  { survey, round, associationName }: AnswerContext,
  heading: string,
  errors: readonly unknown[] = [],
): AnswerPage {
  return {
    title: errors.length > 0 ? `Fel: ${heading}` : heading,
    survey: survey.title.sv,
    association: associationName,
    ...NO_MARKS,
    synthetic: round.synthetic,
  }
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
