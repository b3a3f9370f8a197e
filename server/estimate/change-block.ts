import { type Difference, testDifference } from '../../reports/statistics/difference-test.ts'
import { effectSize } from '../../reports/statistics/effect-size.ts'
import { type MeanChange, meanChange, sectorChange } from '../../reports/statistics/mean-change.ts'
import { comparableStrata, type PairedStratum } from '../../reports/statistics/paired-stratum.ts'
import type { StratumChange } from '../../reports/statistics/stratum-change.ts'
import { judgeChange } from '../../reports/statistics/verdict.ts'
import { type Block, byName, limits } from './blocks.ts'

/** A change and its p, which goes into a family. */
export interface ChangeBlock extends Block {
  readonly p: number | null
}

/** The change over all sectors, what each adds to it, and each sector's own. */
export function changeBlock(pairs: readonly PairedStratum[], rule: TestRule): ChangeBlock {
  const { strata, excluded } = comparableStrata(pairs)
  const change = meanChange(pairs)
  if (change === null) return { ...unknownChange(strata), excludedStrata: excluded }
  const isFramed = change.strata.every(({ common }) => common !== null)
  return {
    ...yearsBlock(change),
    rPooled: change.correlation,
    excludedStrata: excluded,
    ...inferenceBlock(change, [change.first.n, change.second.n], rule),
    byStratum: byName(
      change.strata.map(({ sector }) => sector),
      (_name, place) => partBlock(change.strata[place]),
    ),
    ...(isFramed ? { sectors: sectorBlocks(strata, change.correlation, rule) } : {}),
    independent: { se: Math.sqrt(change.first.variance + change.second.variance) },
    effect: effectSize(strata, change.difference),
  }
}

/** What a difference is tested with. */
export interface TestRule {
  /** δ. */
  readonly margin: number
  /** What is demonstrated has a p below this. */
  readonly alpha: number
}

/** A difference, its uncertainty, the tests of it, and the verdict as if it were its whole family. */
export function inferenceBlock(
  given: Difference,
  n: readonly [first: number, second: number],
  { margin, alpha }: TestRule,
): ChangeBlock {
  const { t, p, interval95, interval90, equivalence } = testDifference(given, margin)
  const { pLower, pUpper } = equivalence
  return {
    diff: given.difference,
    se: given.se,
    df: given.df,
    t,
    p,
    ci95: limits(interval95),
    ci90: limits(interval90),
    tost: { delta: margin, pLower, pUpper, p: equivalence.p },
    ...judgeChange({
      difference: given.difference,
      n,
      isCensus: given.isCensus,
      p,
      equivalenceP: equivalence.p,
      margin,
      alpha,
    }),
  }
}

function yearsBlock({ first, second, matched, covariance }: MeanChange): Block {
  return {
    n1: first.n,
    n2: second.n,
    mean1: first.mean,
    mean2: second.mean,
    V1: first.variance,
    V2: second.variance,
    matched,
    cov: covariance,
  }
}

function partBlock(part: StratumChange | undefined): Block | null {
  if (part === undefined) return null
  return {
    m: part.matched,
    M: part.common,
    kappa: part.overlap,
    V1: part.varianceFirst,
    V2: part.varianceSecond,
    cov: part.covariance,
    nu: part.df,
  }
}

function sectorBlocks(strata: readonly PairedStratum[], r: number, rule: TestRule): Block {
  return byName(
    strata.map(({ sector }) => sector),
    (_name, place) => {
      const own = strata.slice(place, place + 1)
      const [stratum] = own
      const change = stratum === undefined ? null : sectorChange(stratum, r)
      if (change === null) return unknownChange(own)
      const n = [change.first.n, change.second.n] as const
      return { ...yearsBlock(change), ...inferenceBlock(change, n, rule) }
    },
  )
}

/** Somebody has to have given a grade in both years. */
function unknownChange(strata: readonly PairedStratum[]): ChangeBlock {
  const count = (n: (stratum: PairedStratum) => number) =>
    strata.reduce((sum, stratum) => sum + n(stratum), 0)
  return {
    n1: count(({ first }) => first.n),
    n2: count(({ second }) => second.n),
    diff: null,
    p: null,
    verdict: 'not_assessable',
    withinMargin: null,
  }
}
