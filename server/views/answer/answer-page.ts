import { plusMinutes } from '../../../surveys/instant.ts'
import { languagesOf, textIn } from '../../../surveys/language.ts'
import { isPilot, type Round, type RoundPhase } from '../../../surveys/round.ts'
import type { Survey } from '../../../surveys/survey.ts'
import type { Locale } from '../../rendering/locale.ts'
import { languageSwitch, type SwitchWay } from '../language-switch.ts'
import { contactRuns, type Run } from '../runs.ts'
import { NO_MARKS, type PublicPage } from '../site-view.ts'
import type { Wording } from '../wording.ts'

/** What a page of the form is made from, and how it speaks. */
export interface AnswerContext extends Locale {
  readonly token: string
  readonly round: Round
  readonly phase: RoundPhase
  readonly survey: Survey
  readonly associationName: string
  /** The answer waits to be approved when it is sent in: whoever answers came by the open link. */
  readonly isWalkIn: boolean
}

/** What every page of the form shows: whose answer it is, to what. */
export interface AnswerPage extends PublicPage {
  readonly survey: string
  /** `null`: not told, because the link no longer gives access. */
  readonly association: string | null
  readonly script: boolean
  /** It speaks with a body that the auditors ask, and not with an association. */
  readonly isToBody: boolean
  /** Whom to ask; `null`: whoever answers questions on the enkäter. */
  readonly ownContact: readonly Run[] | null
}

/** A page of the form by its heading. */
export interface Heading {
  readonly heading: string
  /** What the title begins with: that something is wrong, or asked about. */
  readonly mark?: string | null
  /** How to get to the page in another language. */
  readonly way: SwitchWay
}

/** The frame of a page that a link leads to, whether or not it still gives access. */
export function linkPage(
  { survey, round, language }: Pick<AnswerContext, 'survey' | 'round' | 'language'>,
  { heading, mark = null, way }: Heading,
): AnswerPage {
  return {
    title: mark === null ? heading : `${mark} ${heading}`,
    language,
    languages: languageSwitch(language, way, languagesOf(survey)),
    survey: textIn(survey.title, language),
    association: null,
    script: true,
    isToBody: round.inquiry !== undefined,
    ownContact: round.inquiry?.contact === undefined ? null : contactRuns(round.inquiry.contact),
    ...NO_MARKS,
    synthetic: round.synthetic,
    isPilot: isPilot(round),
  }
}

export function answerPage(context: AnswerContext, heading: Heading): AnswerPage {
  return { ...linkPage(context, heading), association: context.associationName }
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
  const { round, phase, say, moment } = context
  if (phase !== 'closing') return null
  return say('answer.grace', { closed: moment(round.closesAt), until: lastMoment(context) })
}

/** Until when an answer is taken: the closing time, and once that has passed the end of the grace time. */
export function lastMoment({ round, phase, moment }: AnswerContext): string {
  const end = plusMinutes(round.closesAt, round.graceMinutes)
  return moment(phase === 'closing' ? end : round.closesAt)
}
