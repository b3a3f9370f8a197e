import { highSteps } from '../statistics/scoring.ts'
import {
  addTallies,
  answeredCount,
  emptyTally,
  gradedCount,
  type ItemTally,
} from '../tally/item-tally.ts'
import type { DisclosedItem } from './disclosed-item.ts'
import type { WithholdingReason } from './figure.ts'
import { guardedMeasures } from './guarded-measures.ts'
import { TOTAL_MEASURES, type TotalMeasure } from './printed-measure.ts'
import { respondentCount } from './sector-answers.ts'
import type { SectorPattern } from './sector-pattern.ts'
import type { Showing } from './showing.ts'
import { stepPlaces } from './step-places.ts'
import { tellsEachAnswer } from './telling-answers.ts'
import { tellsBars } from './telling-share.ts'

/** What may be shown of all sectors together. */
export interface TotalPattern {
  /** Why nothing of it is shown, not even n; `null`: the rest says. */
  readonly hidden: WithholdingReason | null
  /** How many answered the question. */
  readonly answered: WithholdingReason | null
  readonly measures: Readonly<Record<TotalMeasure, Showing>>
  /** The same without weights: shown in full or not at all. */
  readonly unweighted: UnweightedPattern
}

interface UnweightedPattern {
  readonly mean: WithholdingReason | null
  readonly shareHigh: WithholdingReason | null
  /** Standard deviation, median, share low, net score and distribution. */
  readonly spread: WithholdingReason | null
  readonly dontKnow: WithholdingReason | null
}

/** A total of which everything is shown. */
export const WHOLE_TOTAL: TotalPattern = {
  hidden: null,
  answered: null,
  measures: everyMeasure(() => 'exact'),
  unweighted: { mean: null, shareHigh: null, spread: null, dontKnow: null },
}

/** Decides what may be shown of the total, beside what is shown of the sectors. */
export function totalPattern(
  item: DisclosedItem,
  pattern: SectorPattern,
  threshold: number,
): TotalPattern {
  const pooled = item.strata.map(({ tally }) => tally).reduce(addTallies, emptyTally(item.scale))
  const hidden = hiddenReason(pooled, pattern, threshold)
  if (hidden !== null) return hiddenTotal(hidden)
  const limits = { ...sharedLimits(pattern), ...ownLimits(pooled, item, threshold) }
  const guarded = guardedMeasures(item, pattern)
  const unweighted = unweightedPattern(pattern)
  return {
    hidden: null,
    answered: unweighted.dontKnow,
    measures: everyMeasure(measure => limits[measure] ?? guarded[measure]),
    unweighted,
  }
}

function hiddenReason(
  pooled: ItemTally,
  { hidesTotal }: SectorPattern,
  threshold: number,
): WithholdingReason | null {
  // A total of fewer than the threshold has no sector left to hide among: it is hidden for that.
  if (!hidesTotal && !tellsEachAnswer(pooled, threshold)) return null
  return respondentCount(pooled) < threshold ? 'few' : 'protectsOthers'
}

/** A total of which nothing is shown. */
export function hiddenTotal(reason: WithholdingReason): TotalPattern {
  return {
    hidden: reason,
    answered: reason,
    measures: everyMeasure(() => reason),
    unweighted: { mean: reason, shareHigh: reason, spread: reason, dontKnow: reason },
  }
}

/** Two totals are two equations (statistics.md 14.5): the second is shown where it tells nothing new. */
function unweightedPattern({
  hidden,
  shareHigh,
  spread,
  dontKnow,
}: SectorPattern): UnweightedPattern {
  const unless = (veiled: { readonly size: number }) =>
    hidden.size > 0 || veiled.size > 0 ? 'protectsOthers' : null
  return {
    mean: unless(hidden),
    shareHigh: unless(shareHigh),
    spread: unless(spread),
    dontKnow: unless(dontKnow),
  }
}

type Limits = Partial<Record<TotalMeasure, WithholdingReason>>

/** What the total has too few answers for itself. */
function ownLimits(pooled: ItemTally, { scale }: DisclosedItem, threshold: number): Limits {
  const high = stepPlaces(highSteps(scale), scale)
  const isFew = (base: number) => base > 0 && base < 2 * threshold
  return {
    ...(isFew(gradedCount(pooled)) ? FEW_FOR_SPREAD : {}),
    ...(isFew(gradedCount(pooled)) && tellsBars(pooled, high) ? { shareHigh: 'fewForSpread' } : {}),
    ...(isFew(answeredCount(pooled)) ? { dontKnow: 'fewForSpread' } : {}),
  }
}

/**
 * What would give one sector away, because it alone does not show it. A spread never does: whoever lacks
 * it alone has all the grades there are, so that the total has few itself.
 */
function sharedLimits({ hidesDontKnowOfTotal }: SectorPattern): Limits {
  return hidesDontKnowOfTotal ? { dontKnow: 'protectsOthers' } : {}
}

const FEW_FOR_SPREAD: Limits = {
  interval: 'fewForSpread',
  shareLow: 'fewForSpread',
  distribution: 'fewForSpread',
}

function everyMeasure(
  showing: (measure: TotalMeasure) => Showing,
): Readonly<Record<TotalMeasure, Showing>> {
  const entries = TOTAL_MEASURES.map(measure => [measure, showing(measure)])
  return Object.fromEntries(entries) as Record<TotalMeasure, Showing>
}
