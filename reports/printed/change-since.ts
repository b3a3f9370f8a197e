import { valueOf } from '../disclosure/figure.ts'
import type { ItemResult } from '../results/result-set.ts'
import { changeSincePrinted, weightsMatter } from '../statistics/change-since-printed.ts'
import { MARGIN, testDifference } from '../statistics/difference-test.ts'
import type { Interval } from '../statistics/interval.ts'
import type { PrintedUncertainty } from '../statistics/printed-mean.ts'
import { scaleIndex, scaleIndexStep } from '../statistics/scale-index.ts'
import { judgeChange, LEVEL } from '../statistics/verdict.ts'
import type { ToldFinding } from './findings.ts'
import type { LevelReason, PrintedChangeSince, PrintedLevel } from './printed-comparison.ts'
import { levelUncertainty } from './printed-level.ts'
import type { PrintedPair, PrintedQuestion } from './printed-result.ts'

/** A printed question beside the one that it is held against. */
export interface HeldAgainst {
  readonly printed: PrintedQuestion
  readonly findings: readonly ToldFinding[]
  readonly before: PrintedLevel | null
  readonly pair: PrintedPair
  readonly item: ItemResult
}

/** A change before its p is adjusted among those of the other questions. */
export type OpenChange =
  | Exclude<PrintedChangeSince, { readonly kind: 'tested' }>
  | (Omit<Extract<PrintedChangeSince, { readonly kind: 'tested' }>, 'judgement' | 'p'> & {
      readonly n: readonly [number, number]
      readonly isCensus: boolean
      readonly rawP: number | null
      readonly equivalenceP: number | null
    })

/** What is known of both means, where a difference can be told. */
interface Known {
  readonly before: PrintedLevel
  readonly uncertainty: PrintedUncertainty
  readonly n: readonly [number, number]
  readonly now: { readonly mean: number; readonly se: number; readonly df: number | null }
}

/** What may be said of a question since it was printed. */
export function changeOf(held: HeldAgainst): OpenChange {
  const { pair, findings } = held
  if (pair.class === 'D' || !isScaleAllowed(held)) return level('notComparable')
  if (findings.some(({ acknowledged }) => acknowledged === null)) return level('finding')
  const known = knownOf(held)
  if (typeof known === 'string') return level(known)
  return pair.class === 'C' ? indicative(held, known) : tested(held, known)
}

/** Only class C is for scales that differ; a scale may have been changed after somebody chose the class. */
function isScaleAllowed({ printed: { scale }, item, pair }: HeldAgainst): boolean {
  return pair.class === 'C' || isSameScale(scale, item.scale)
}

export function isSameScale(
  one: PrintedQuestion['scale'],
  other: PrintedQuestion['scale'],
): boolean {
  return one.min === other.min && one.max === other.max
}

/** With the p that its family gives it. */
export function judged(change: OpenChange, p: number | null): PrintedChangeSince {
  if (change.kind !== 'tested') return change
  const { n, isCensus, rawP: _, equivalenceP, ...told } = change
  const { difference } = told
  const evidence = { difference, n, isCensus, p, equivalenceP, margin: MARGIN, alpha: LEVEL }
  return { ...told, p, judgement: judgeChange(evidence) }
}

const level = (why: LevelReason): OpenChange => ({ kind: 'level', why })

function knownOf(held: HeldAgainst): Known | LevelReason {
  const { printed, before, item } = held
  if (before === null) return 'noMean'
  if (printed.n === null) return 'noN'
  const uncertainty = levelUncertainty(printed, before)
  if (uncertainty === null) return 'oneAnswer'
  const current = currentOf(item)
  if (current === null) return 'withheld'
  const { n, ...now } = current
  return whyOnlyLevel(held, now.mean) ?? { before, uncertainty, n: [printed.n, n], now }
}

/** The certified mean and how uncertain it is; `null` when that may not be told. */
function currentOf({
  total: { n, mean },
}: ItemResult): (Known['now'] & { readonly n: number }) | null {
  const count = valueOf(n)
  const value = valueOf(mean.value)
  const se = valueOf(mean.se)
  if (count === null || value === null || se === null) return null
  return { n: count, mean: value, se, df: valueOf(mean.df) }
}

function whyOnlyLevel({ pair, item }: HeldAgainst, mean: number): LevelReason | null {
  const { flags, unweighted } = item.total
  if (flags.includes('unanimous')) return 'unanimous'
  // On another scale nothing is judged, and so nothing is misjudged.
  const isJudged = pair.class !== 'C'
  return isJudged && doWeightsMatter(item, mean, valueOf(unweighted.mean)) ? 'weights' : null
}

/** Also when it may not be told what the mean would be without weights: then nobody can say that they do not. */
function doWeightsMatter(
  { total: { flags } }: ItemResult,
  weighted: number,
  unweighted: number | null,
): boolean {
  if (flags.includes('unweighted')) return false
  return unweighted === null || weightsMatter({ weighted, unweighted })
}

function tested({ pair }: HeldAgainst, known: Known): OpenChange {
  const { before, uncertainty, now, n } = known
  const change = changeSincePrinted({ mean: before.mean, uncertainty }, now)
  const test = testDifference(change)
  return {
    kind: 'tested',
    class: pair.class,
    difference: change.difference,
    interval: test.interval95,
    isUpperBound: uncertainty.isUpperBound,
    n,
    isCensus: change.isCensus,
    rawP: test.p,
    equivalenceP: test.equivalence.p,
  }
}

/** Both means on 0–100, and how far apart they are. */
function indicative({ printed, pair, item }: HeldAgainst, known: Known): OpenChange {
  const before = scaleIndex(known.before.mean, printed.scale)
  const now = scaleIndex(known.now.mean, item.scale)
  const [thenStep, nowStep] = [scaleIndexStep(printed.scale), scaleIndexStep(item.scale)]
  const { variance, df } = known.uncertainty
  const change = changeSincePrinted(
    { mean: before, uncertainty: { variance: variance * thenStep ** 2, df } },
    { ...known.now, mean: now, se: known.now.se * nowStep },
  )
  const interval: Interval | null = testDifference(change).interval95
  return {
    kind: 'indicative',
    class: pair.class,
    difference: change.difference,
    interval,
    isUpperBound: known.uncertainty.isUpperBound,
    before,
    now,
  }
}
