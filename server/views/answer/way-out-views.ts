import type { WayOut, WayOutKind } from '../../../surveys/outcome.ts'
import { pathTo } from '../../paths.ts'
import { type AnswerContext, answerPage, lastMoment, markOf } from './answer-page.ts'

/** Whom to ask instead, as typed; empty: nothing is. */
export interface TypedAddress {
  readonly typed: string
  /** It was sent, and is no address. */
  readonly isFaulty: boolean
}

/** A way out before it is taken: what it means, and a button that takes it. */
export function wayOutView(
  context: AnswerContext,
  kind: WayOutKind,
  { typed, isFaulty }: TypedAddress,
) {
  const { token, say, to } = context
  const heading = say(`answer.wayOut.${kind}`)
  const fault = say('answer.wayOut.emailFault')
  const errors = isFaulty ? [{ href: '#epost', text: fault }] : []
  return {
    ...answerPage(context, {
      heading,
      mark: markOf(context, { errors }),
      way: { path: pathTo.wayOut(token, kind), by: 'form' },
    }),
    heading,
    errors,
    explanation: say(`answer.wayOut.${kind}.explanation`),
    canAnswer: say('answer.wayOut.canAnswer', { closes: lastMoment(context) }),
    asksWhom: kind === 'wrongPerson',
    typed,
    action: to.wayOut(token, kind),
    back: to.answer(token),
  }
}

/** A way out that has been taken, and how to take it back while staff have not decided. */
export function wayOutTakenView(context: AnswerContext, { kind }: WayOut, isDecided: boolean) {
  const { token, say, to } = context
  const heading = say('answer.wayOut.taken')
  return {
    ...answerPage(context, {
      heading,
      way: { path: pathTo.wayOut(token, kind), by: 'link' },
    }),
    heading,
    told: wayOutTold(context, kind, isDecided),
    canAnswer: say('answer.wayOut.canAnswer', { closes: lastMoment(context) }),
    takeBack: isDecided ? null : to.wayBack(token, kind),
    back: to.answer(token),
  }
}

/** "Ni har meddelat: …" */
export function wayOutTold(
  { say }: Pick<AnswerContext, 'say'>,
  kind: WayOutKind,
  isDecided: boolean,
): string {
  const what = say(`answer.wayOut.${kind}`)
  return isDecided ? say('answer.wayOut.decided', { what }) : say('answer.wayOut.checked', { what })
}
