import type { Say } from '../../../reports/documents/document.ts'
import {
  formatCount,
  formatMoment,
  formatShare,
  MISSING,
} from '../../../reports/formats/swedish.ts'
import { plusMinutes } from '../../../surveys/instant.ts'
import type { RoundProgress } from '../../services/round-service.ts'

/** Where a round stands, in a sentence or two. */
export function standingText(
  { round, phase, invited, answered, rate }: RoundProgress,
  say: Say,
): string {
  return say(`round.stands.${phase}`, {
    opens: formatMoment(round.opensAt ?? round.closesAt),
    closes: formatMoment(round.closedAt ?? round.closesAt),
    until: formatMoment(plusMinutes(round.closesAt, round.graceMinutes)),
    response: responseText({ invited, answered, rate }, say),
  })
}

function responseText(
  { invited, answered, rate }: Pick<RoundProgress, 'invited' | 'answered' | 'rate'>,
  say: Say,
): string {
  if (invited === null) return say('round.responseUnknown', { answered })
  return say('round.response', {
    invited: formatCount(invited),
    answered: formatCount(answered),
    rate: rate === null ? MISSING : formatShare(rate),
  })
}
