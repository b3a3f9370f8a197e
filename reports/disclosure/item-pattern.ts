import type { SectorId } from '../../surveys/association.ts'
import type { AnonymityPromise } from '../../surveys/promise.ts'
import { answeredCount, gradedCount, gradeSum, type ItemTally } from '../tally/item-tally.ts'
import type { WithholdingReason } from './figure.ts'
import { type GradeRange, hiddenSectors } from './hidden-sectors.ts'
import { limitedSectors } from './limited-sectors.ts'

/** Why each figure of an item is withheld. One pattern for all measures, views and files. */
export interface ItemPattern {
  /** Sectors of which nothing is shown. */
  readonly hidden: Reasons
  /** Sectors whose standard deviation, standard error and share low are withheld. */
  readonly spread: Reasons
  /** Sectors whose share of "vet inte" is withheld. */
  readonly dontKnow: Reasons
  /** The same for the total; `null`: shown. */
  readonly total: {
    readonly hidden: WithholdingReason | null
    readonly spread: WithholdingReason | null
    readonly dontKnow: WithholdingReason | null
    /** The same without weights: two totals are two equations about what is withheld in the sectors. */
    readonly unweighted: {
      readonly mean: WithholdingReason | null
      readonly sd: WithholdingReason | null
      readonly shareLow: WithholdingReason | null
      readonly dontKnow: WithholdingReason | null
    }
  }
}

type Reasons = ReadonlyMap<SectorId, WithholdingReason>

export interface DisclosureRule {
  readonly promise: AnonymityPromise
  /** k: fewer answers than this are withheld. */
  readonly threshold: number
}

/** Decides, on exact counts and before any rounding, what may be shown of one item. */
export function itemPattern(
  tallies: Readonly<Record<SectorId, ItemTally>>,
  range: GradeRange,
  { promise, threshold }: DisclosureRule,
): ItemPattern {
  if (!promise.withholdsSmallCells) return EVERYTHING_SHOWN
  const groups = Object.entries(tallies).map(([sector, tally]) => ({ sector, tally }))
  const hidden = hiddenSectors(
    groups.map(({ sector, tally }) => ({
      sector,
      n: gradedCount(tally),
      sum: gradeSum(tally, range),
    })),
    range,
    threshold,
  )
  const open = groups.filter(({ sector }) => !hidden.reasons.has(sector))
  const limited = (base: (tally: ItemTally) => number) =>
    limitedSectors(
      open.map(({ sector, tally }) => ({ sector, base: base(tally) })),
      threshold,
    )
  const spread = limited(gradedCount)
  const dontKnow = limited(answeredCount)
  const all = (base: (tally: ItemTally) => number) =>
    groups.reduce((sum, { tally }) => sum + base(tally), 0)
  return {
    hidden: hidden.reasons,
    spread: spread.reasons,
    dontKnow: dontKnow.reasons,
    total: {
      hidden: hidden.hideTotal ? fewOr('protectsOthers', all(gradedCount), threshold) : null,
      spread: totalLimit(spread.limitTotal, all(gradedCount), threshold),
      dontKnow: totalLimit(dontKnow.limitTotal, all(answeredCount), threshold),
      unweighted: unweightedTotal(hidden.reasons, spread.reasons, dontKnow.reasons),
    },
  }
}

/** What the second total may show beside the first. */
function unweightedTotal(hidden: Reasons, spread: Reasons, dontKnow: Reasons) {
  const otherTotal = (isTelling: boolean) =>
    hidden.size > 0 || isTelling ? ('otherTotal' as const) : null
  return {
    mean: otherTotal(false),
    sd: otherTotal(isSolvable(spread)),
    // Counts so small that two totals leave few whole numbers that fit, however many sectors.
    shareLow: otherTotal(spread.size > 0),
    dontKnow: otherTotal(dontKnow.size > 0),
  }
}

/** The standard error and the standard deviation of all are two equations: they solve two unknowns. */
function isSolvable({ size }: Reasons): boolean {
  return size === 1 || size === 2
}

function fewOr(reason: WithholdingReason, n: number, threshold: number): WithholdingReason {
  return n < threshold ? 'few' : reason
}

function totalLimit(isLimited: boolean, base: number, threshold: number): WithholdingReason | null {
  if (base > 0 && base < 2 * threshold) return 'fewForSpread'
  return isLimited ? 'protectsOthers' : null
}

const NONE: Reasons = new Map()

const EVERYTHING_SHOWN: ItemPattern = {
  hidden: NONE,
  spread: NONE,
  dontKnow: NONE,
  total: {
    hidden: null,
    spread: null,
    dontKnow: null,
    unweighted: { mean: null, sd: null, shareLow: null, dontKnow: null },
  },
}
