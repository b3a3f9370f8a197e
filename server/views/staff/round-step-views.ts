import type { Say } from '../../../reports/documents/document.ts'
import { formatCount, formatMoment } from '../../../reports/formats/swedish.ts'
import type { Outlook } from '../../../reports/results/outlook.ts'
import type { Round } from '../../../surveys/round.ts'
import { pathTo } from '../../paths.ts'
import type { RoundProgress } from '../../services/round-service.ts'
import type { Confirmation } from './confirm-view.ts'
import { standingText } from './round-standing.ts'

/** Which revision of a round someone saw when they confirmed a step. */
export const SEEN = 'revision'

/** What every step of a round has: where it leads back, and what it was decided on. */
function stepOn({ id, revision, synthetic }: Round, say: Say) {
  return {
    fields: [],
    hidden: [{ name: SEEN, value: String(revision) }],
    isDangerous: false,
    back: { href: pathTo.round(id), text: say('round.back', { round: id }) },
    synthetic,
  }
}

/** Before a round is opened: what is locked for ever. @param opening `outlook` is `null` where nobody is invited. */
export function openingStep(
  { round, outlook }: { readonly round: Round; readonly outlook: Outlook | null },
  say: Say,
): Confirmation {
  const { id } = round
  const invited = outlook === null ? null : outlook.sectors.reduce((sum, { size }) => sum + size, 0)
  return {
    ...stepOn(round, say),
    heading: say('round.open.heading', { round: id }),
    lead: invited === null ? say('round.open.leadForComers') : say('round.open.lead', { invited }),
    points: invited === 0 ? [say('round.open.empty')] : lockedBy(round, invited, say),
    action: pathTo.roundOpening(id),
    button: invited === 0 ? null : say('round.step.open'),
  }
}

function lockedBy(
  { id, survey, opensAt, closesAt, threshold, promise }: Round,
  invited: number | null,
  say: Say,
): readonly string[] {
  const from = opensAt === null ? say('round.open.atOnce') : formatMoment(opensAt)
  return [
    invited === null
      ? say('round.open.locksForComers', { survey })
      : say('round.open.locks', { invited: formatCount(invited), survey }),
    say('round.open.promise', { promise: say(`promise.${promise}`, { threshold }) }),
    say('round.open.days', { from, closes: formatMoment(closesAt) }),
    invited === null ? say('round.open.byLink', { round: id }) : say('round.open.noMail'),
  ]
}

/** Before a round is closed by hand: that it is at once, for everyone. */
export function closingStep(progress: RoundProgress, say: Say): Confirmation {
  const { round, phase } = progress
  const { id, closesAt, graceMinutes } = round
  const isOver = !['scheduled', 'open', 'closing'].includes(phase)
  return {
    ...stepOn(round, say),
    heading: say('round.close.heading', { round: id }),
    lead: isOver ? standingText(progress, say) : say('round.close.lead'),
    points: isOver
      ? []
      : [
          say('round.close.noGrace', { minutes: graceMinutes }),
          say('round.close.drafts'),
          say('round.close.byItself', { closes: formatMoment(closesAt) }),
        ],
    action: pathTo.roundClosing(id),
    button: isOver ? null : say('round.step.close'),
    isDangerous: true,
  }
}

/** Before a draft is removed: that nothing of it is left. */
export function removalStep(round: Round, say: Say): Confirmation {
  return {
    ...stepOn(round, say),
    heading: say('round.remove.heading', { round: round.id }),
    lead: say('round.remove.lead'),
    points: [say('round.remove.kept')],
    action: pathTo.roundRemoval(round.id),
    button: say('round.step.remove'),
    isDangerous: true,
  }
}
