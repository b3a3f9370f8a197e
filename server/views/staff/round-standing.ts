import type { Say } from '../../../reports/documents/document.ts'
import { formatCount, formatMoment, formatShare } from '../../../reports/formats/swedish.ts'
import { plusMinutes } from '../../../surveys/instant.ts'
import type { RoundProgress } from '../../services/round-service.ts'

/** Where a round stands, in a sentence or two. */
export function standingText({ round, phase, invited, answered }: RoundProgress, say: Say): string {
  return say(`round.stands.${phase}`, {
    opens: formatMoment(round.opensAt ?? round.closesAt),
    closes: formatMoment(round.closedAt ?? round.closesAt),
    until: formatMoment(plusMinutes(round.closesAt, round.graceMinutes)),
    response: responseText({ invited, answered }, say),
  })
}

function responseText(
  { invited, answered }: Pick<RoundProgress, 'invited' | 'answered'>,
  say: Say,
): string {
  if (invited === null) return say('round.responseUnknown', { answered })
  return say('round.response', {
    invited: formatCount(invited),
    answered: formatCount(answered),
    share: formatShare(invited === 0 ? 0 : answered / invited),
  })
}
