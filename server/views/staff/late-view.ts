import type { Say } from '../../../reports/documents/document.ts'
import { isPilot, type Round } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import { errorList, textField, titleOf, type Typed } from '../form-field.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { REVIEW_FIELDS } from './review-step-views.ts'

export interface LatePlace {
  readonly visitor: Visitor
  readonly round: Round
  /** What is wrong in the rows of the file that was sent. */
  readonly faults: readonly string[]
}

/** A file with answers that came too late, and why they are taken all the same. */
export function lateView({ visitor, round, faults }: LatePlace, typed: Typed, say: Say) {
  const heading = say('review.late.heading')
  const { reason } = REVIEW_FIELDS
  return {
    ...workPage(titleOf(heading, typed), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    back: { href: pathTo.review(round.id), text: say('review.back', { round: round.id }) },
    heading,
    action: pathTo.reviewLate(round.id),
    errors: errorList(typed),
    fileError: typed.errors['fil'] ?? null,
    faults,
    reason: textField(
      {
        id: reason,
        label: say('review.field.reason.label'),
        help: say('review.field.reason.help'),
        autocomplete: 'off',
      },
      typed,
    ),
  }
}
