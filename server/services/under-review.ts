import { formatMoment } from '../../reports/formats/swedish.ts'
import { type Instant, plusMinutes } from '../../surveys/instant.ts'
import { type Round, roundPhase } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'

/**
 * Only a round that has closed and is not certified is reviewed.
 *
 * @throws Problem 'round/neverOpened', 'round/stillOpen', 'round/inGrace' or 'round/certified'.
 */
export function requireUnderReview(round: Round, now: Instant): void {
  const { id, closesAt, graceMinutes } = round
  switch (roundPhase(round, now)) {
    case 'underReview':
      return
    case 'draft':
      throw new Problem('round/neverOpened', { round: id })
    case 'scheduled':
    case 'open':
      throw new Problem('round/stillOpen', { round: id })
    case 'closing': {
      const until = formatMoment(plusMinutes(closesAt, graceMinutes))
      throw new Problem('round/inGrace', { round: id, until })
    }
    case 'certifying':
    case 'certified':
      throw new Problem('round/certified', { round: id })
  }
}
