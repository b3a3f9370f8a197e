import type { Say } from '../../../reports/documents/document.ts'
import { formatCount } from '../../../reports/formats/swedish.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import type { Round } from '../../../surveys/round.ts'
import { pathTo } from '../../paths.ts'
import type { RoundProgress } from '../../services/round-service.ts'
import { choiceField, textField, type Typed } from '../form-field.ts'
import type { Confirmation } from './confirm-view.ts'
import { stepOn } from './round-step-views.ts'

/** What an act of the review is about, and why. */
export const REVIEW_FIELDS = {
  association: 'forening',
  code: 'kod',
  sector: 'sektor',
  kind: 'vad',
  reason: 'skal',
} as const

/** What becomes of an answer, as the form names it. */
export const ASIDE_KINDS = { undan: 'setAside', igen: 'putBack' } as const

function reviewStep(round: Round, say: Say) {
  return {
    ...stepOn(round, say),
    back: { href: pathTo.review(round.id), text: say('review.back', { round: round.id }) },
  }
}

function line(
  id: string,
  key: string,
  { typed, say }: { readonly typed: Typed; readonly say: Say },
) {
  const label = say(`${key}.label`)
  return textField({ id, label, help: say(`${key}.help`), autocomplete: 'off' }, typed)
}

/** Before an association is moved to another sector. */
export function moveStep(round: Round, typed: Typed, say: Say): Confirmation {
  const isSeen = promiseOf(round.promise).marksAnswered
  const sectors = round.opened?.sectors ?? []
  const { association, sector, reason } = REVIEW_FIELDS
  return {
    ...reviewStep(round, say),
    heading: say('review.move.heading'),
    lead: say(isSeen ? 'review.move.lead' : 'review.move.unseen'),
    points: isSeen ? [say('review.move.kept'), say('review.printed')] : [],
    fields: [
      line(association, 'review.field.association', { typed, say }),
      line(reason, 'review.field.reason', { typed, say }),
    ],
    choices: [
      choiceField(
        {
          id: sector,
          legend: say('review.field.sector'),
          choices: sectors.map(({ id, name }) => ({ value: id, text: name })),
        },
        typed,
      ),
    ],
    action: pathTo.reviewMove(round.id),
    button: isSeen ? say('review.move.button') : null,
  }
}

/** Before an answer is set aside, or counted again. */
export function asideStep(round: Round, typed: Typed, say: Say): Confirmation {
  const { marksAnswered, forgetsOrder } = promiseOf(round.promise)
  const { association, code, kind, reason } = REVIEW_FIELDS
  return {
    ...reviewStep(round, say),
    heading: say('review.aside.heading'),
    lead: say('review.aside.lead'),
    points: [
      say('review.aside.kept'),
      ...(forgetsOrder ? [say('review.aside.forgotten')] : []),
      say('review.printed'),
    ],
    fields: [
      ...(marksAnswered ? [line(association, 'review.field.association', { typed, say })] : []),
      line(code, marksAnswered ? 'review.field.codeInstead' : 'review.field.code', { typed, say }),
      line(reason, 'review.field.reason', { typed, say }),
    ],
    choices: [
      choiceField(
        {
          id: kind,
          legend: say('review.field.kind'),
          choices: Object.entries(ASIDE_KINDS).map(([value, name]) => ({
            value,
            text: say(`review.kind.${name}`),
          })),
        },
        typed,
      ),
    ],
    action: pathTo.reviewAside(round.id),
    button: say('review.aside.button'),
  }
}

/** Before a certified result is corrected: that the one before stays, and what the new one withholds. */
export function correctionStep(round: Round, typed: Typed, say: Say): Confirmation {
  const { namesAssociation, keepsPseudonym, withholdsSmallCells } = promiseOf(round.promise)
  const isKnown = namesAssociation || keepsPseudonym
  const { association, code, reason } = REVIEW_FIELDS
  const points = [
    'old',
    'new',
    ...(withholdsSmallCells ? ['withheld', 'freeText'] : []),
    'comparisons',
  ]
  return {
    ...stepOn(round, say),
    heading: say('correct.heading'),
    lead: say('correct.lead'),
    points: [...points.map(key => say(`correct.${key}`)), say('review.printed')],
    fields: [
      ...(isKnown ? [line(association, 'review.field.association', { typed, say })] : []),
      line(code, isKnown ? 'review.field.codeInstead' : 'review.field.code', { typed, say }),
      line(reason, 'review.field.reason', { typed, say }),
    ],
    action: pathTo.correction(round.id),
    button: say('correct.button'),
    isDangerous: true,
  }
}

/** Before a result is certified: that nothing of it can be changed afterwards. */
export function certificationStep({ round, answered }: RoundProgress, say: Say): Confirmation {
  return {
    ...reviewStep(round, say),
    heading: say('certify.heading', { round: round.id }),
    lead: say('certify.lead', { answered: formatCount(answered), count: answered }),
    points: ['links', 'answers', 'correction', 'diary', 'publish'].map(key =>
      say(`certify.${key}`),
    ),
    action: pathTo.certification(round.id),
    button: say('certify.button'),
    isDangerous: true,
  }
}
