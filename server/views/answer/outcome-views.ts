import type { Entered } from '../../../surveys/answering/read-answers.ts'
import { takesAnswers } from '../../../surveys/round.ts'
import type { Locale } from '../../rendering/locale.ts'
import type { EndedAccess } from '../../services/answer-access.ts'
import type { SwitchWay } from '../language-switch.ts'
import { type AnswerContext, answerPage, lastMoment, linkPage, markOf } from './answer-page.ts'
import { keptFields } from './form-fields.ts'
import { typedThemes } from './typed-answers.ts'

/** What came with a request that the page answers. */
export interface Arrival {
  /** What was just sent and is not taken; `null`: only a page was asked for. */
  readonly typed: Entered | null
  readonly way: SwitchWay
}

/**
 * What a link shows once something is sent in with it: never the answers, and how to change them. What was
 * typed is shown, and goes along to the form for changing.
 *
 * @param wrongCode The code that was typed and is not right.
 */
export function submittedView(
  context: AnswerContext,
  { typed, way }: Arrival,
  wrongCode: string | null,
) {
  const { token, round, survey, phase, say, to, moment } = context
  const heading = say(typed === null ? 'answer.submitted' : 'answer.alreadySubmitted')
  const errors = wrongCode === null ? [] : [{ href: '#kod', text: say('answer.wrongCode') }]
  const changeable = takesAnswers(phase)
  return {
    ...answerPage(context, { heading, mark: markOf(context, { errors }), way }),
    heading,
    errors,
    explanation: say(changeable ? 'answer.submittedExplanation' : 'answer.submittedClosed', {
      closed: moment(round.closedAt ?? round.closesAt),
    }),
    waits: context.isWalkIn,
    changeable,
    closes: lastMoment(context),
    action: to.answerChange(token),
    fields: typed === null ? [] : keptFields(typed),
    typedCode: wrongCode ?? '',
    themes: typedThemes(survey, typed, context),
  }
}

/** Not yet open, or closed: what was just typed is shown, so that it can be copied. */
export function closedView(
  context: AnswerContext,
  { typed, way }: Arrival,
  kind: 'notYetOpen' | 'closed',
) {
  const { round, survey, say, moment } = context
  const heading = say(`answer.${kind}`)
  return {
    ...answerPage(context, { heading, way }),
    heading,
    explanation: say(`answer.${kind}.happened`, {
      opens: moment(round.opensAt ?? round.closesAt),
      closed: moment(round.closedAt ?? round.closesAt),
    }),
    kept: say(`answer.${kind}.kept`),
    advice: say(`answer.${kind}.advice`),
    themes: typedThemes(survey, typed, context),
  }
}

const ENDED = {
  certified: 'answer.ended',
  replaced: 'answer.replaced',
  approved: 'answer.approved',
  rejected: 'answer.rejected',
} as const satisfies Readonly<Record<EndedAccess['why'], string>>

/** The link leads to nothing more, for one reason or another; nothing typed is lost. */
export function endedView(
  { why, round, survey }: EndedAccess,
  { typed, way }: Arrival,
  locale: Locale,
) {
  const { say } = locale
  const key = ENDED[why]
  const heading = say(key)
  return {
    ...linkPage({ ...locale, round, survey }, { heading, way }),
    heading,
    explanation: say(`${key}.happened`),
    kept: say(`${key}.kept`),
    advice: say(`${key}.advice`),
    themes: typedThemes(survey, typed, locale),
  }
}
