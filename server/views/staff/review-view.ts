import type { Say } from '../../../reports/documents/document.ts'
import { headlineSentence } from '../../../reports/documents/result-sentences.ts'
import { noteFact, responseSentence } from '../../../reports/documents/shared-sections.ts'
import { isPilot } from '../../../surveys/round.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Review } from '../../services/review-round.ts'
import { type Visitor, workPage } from '../work-page.ts'
import { type Check, checksOf } from './review-checks.ts'

export interface ReviewPlace {
  readonly visitor: Visitor
  readonly review: Review
  /** What was just done; `null`: nothing. */
  readonly done: string | null
}

/** What to look at before a result is certified, and what can be put right. */
export function reviewView({ visitor, review, done }: ReviewPlace, say: Say) {
  const { round, result } = review
  const checks = checksOf(review, say)
  return {
    ...workPage(say('review.title', { round: round.id }), { visitor, current: paths.rounds }, say),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    preliminary: true,
    back: { href: pathTo.round(round.id), text: say('round.back', { round: round.id }) },
    heading: say('review.heading', { round: round.id }),
    done: done === null ? null : say(done),
    lead: leadText(review, checks, say),
    figures: [headlineSentence(result, say), responseSentence(result.response, say)],
    result: { href: pathTo.result(round.id), text: say('review.readAll') },
    checks: checks.map(each => ({
      ...each,
      status: say(`review.kind.${each.kind}`),
      colour: COLOURS[each.kind],
    })),
    notes: round.notes.map(note => noteFact(note, say)),
    acts: [
      ...(round.invitesNobody === true
        ? []
        : [{ href: pathTo.keying(round.id), text: say('review.step.keying') }]),
      { href: pathTo.reviewLate(round.id), text: say('review.step.late') },
      { href: pathTo.reviewMove(round.id), text: say('review.step.move') },
      { href: pathTo.reviewAside(round.id), text: say('review.step.aside') },
      { href: pathTo.roundExtension(round.id), text: say('review.step.reopen') },
    ],
    certify: review.canBeCertified
      ? { href: pathTo.certification(round.id), text: say('review.step.certify') }
      : null,
  }
}

const COLOURS = { stop: 'danger', look: 'warning', ok: 'success' } as const

function leadText({ round, canBeCertified }: Review, checks: readonly Check[], say: Say): string {
  if (isPilot(round)) return say('round.next.pilot')
  const count = (kind: Check['kind']) => checks.filter(each => each.kind === kind).length
  if (!canBeCertified) return say('review.lead.stopped', { count: count('stop') })
  return say('review.lead.free', { count: count('look') })
}
