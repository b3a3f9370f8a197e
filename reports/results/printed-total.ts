import type { Scale } from '../../surveys/questions/scale.ts'
import type { DisclosedItem } from '../disclosure/disclosed-item.ts'
import { marginOf, PRINTED_STEP } from '../disclosure/rounding-step.ts'
import { domainEstimate, meanInterval } from '../statistics/domain-estimate.ts'
import { gradeBand } from '../statistics/grade-band.ts'
import { qualityFlags } from '../statistics/quality-flags.ts'
import { gradeScoring, highSteps } from '../statistics/scoring.ts'
import type { ItemStratum } from './strata.ts'

/**
 * One item as it is published. The rules of disclosure ask what would be printed of its total, had some
 * sectors answered otherwise: beside the means and the shares, the level in words, the margin of error and
 * the flags.
 */
export function disclosedItem(scale: Scale, strata: readonly ItemStratum[]): DisclosedItem {
  return {
    scale,
    strata,
    also: {
      ...(highSteps(scale) === null ? {} : { level: mean => gradeBand(mean, null).band }),
      interval(given) {
        const estimate = domainEstimate(given, gradeScoring(scale))
        const interval = meanInterval(estimate)
        const margin = interval === null ? null : marginOf(interval, PRINTED_STEP.mean)
        return [margin, estimate.isCensus, ...qualityFlags(estimate, scale, null)]
      },
    },
  }
}
