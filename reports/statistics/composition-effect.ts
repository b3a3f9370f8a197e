import type { MeanChange } from './mean-change.ts'
import { comparableStrata, type PairedStratum } from './paired-stratum.ts'

/** A change, and how much of it comes from which associations there are. */
export interface CompositionEffect {
  /** D_std: the change if the sectors had weighed the same both years, as in the second. */
  readonly standardised: number
  /** D − D_std: what comes from sectors having grown, shrunk, or come to have an opinion. */
  readonly composition: number
  /** Large enough to be told ("varav sammansättning"). */
  readonly isNoticeable: boolean
}

/** In steps of the scale (statistics.md 9). */
const NOTICEABLE = 0.05

/**
 * How much of a change is composition: both years are weighted as in the second, each sector by its
 * associations times its share with an opinion.
 *
 * @returns `null` where no frame is known, or a sector has an opinion in the second year only: it cannot be
 *   given the weight that it has then.
 * @see Kitagawa 1955; statistics.md 9.
 */
export function compositionEffect(
  pairs: readonly PairedStratum[],
  { difference }: Pick<MeanChange, 'difference'>,
): CompositionEffect | null {
  let [weights, changes] = [0, 0]
  for (const { first, second } of comparableStrata(pairs).strata) {
    if (second.size === null) return null
    if (second.n === 0) continue
    if (first.n === 0) return null
    const weight = (Math.max(second.size, second.answered) * second.n) / second.answered
    weights += weight
    changes += weight * (second.mean - first.mean)
  }
  if (weights === 0) return null
  const standardised = changes / weights
  const composition = difference - standardised
  return { standardised, composition, isNoticeable: Math.abs(composition) >= NOTICEABLE }
}
