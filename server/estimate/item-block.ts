import type { SectorId } from '../../surveys/association.ts'
import { describeAnswers } from '../../reports/statistics/descriptives.ts'
import {
  designInterval,
  type DomainEstimate,
  domainEstimate,
  meanInterval,
  sectorEstimate,
} from '../../reports/statistics/domain-estimate.ts'
import {
  scaleIndex,
  scaleIndexInterval,
  scaleIndexStep,
} from '../../reports/statistics/scale-index.ts'
import {
  dontKnowScoring,
  gradeScoring,
  highSteps,
  lowSteps,
  netScoring,
  shareScoring,
} from '../../reports/statistics/scoring.ts'
import { shareEstimate } from '../../reports/statistics/share-estimate.ts'
import type { Stratum } from '../../reports/statistics/stratum-sample.ts'
import { addTallies, emptyTally, settledCount } from '../../reports/tally/item-tally.ts'
import { type Block, byName, limits } from './blocks.ts'
import { SCALE } from './count-year.ts'

type SectorStratum = Stratum & { readonly sector: SectorId }

const GRADE = gradeScoring(SCALE)
const HIGH = highSteps(SCALE) ?? []
const LOW = lowSteps(SCALE) ?? []

/** Everything about one question in one year. */
export function itemBlock(strata: readonly SectorStratum[]): Block {
  const overall = domainEstimate(strata, GRADE)
  const share = (steps: readonly number[]) =>
    shareBlock(domainEstimate(strata, shareScoring(SCALE, steps)))
  const isFramed = strata.every(({ size }) => size !== null)
  return {
    ...unweightedBlocks(strata),
    overall:
      overall.mean === null
        ? null
        : { ...meanBlock(overall), ...(isFramed ? frameBlock(strata) : {}) },
    nki: indexBlock(overall),
    shareHigh: share(HIGH),
    shareLow: share(LOW),
    veShare: shareBlock(domainEstimate(strata, dontKnowScoring(SCALE))),
    net: meanBlockOrNull(domainEstimate(strata, netScoring(SCALE, { high: HIGH, low: LOW }))),
    ...(isFramed ? { sectors: sectorBlocks(strata) } : {}),
  }
}

function unweightedBlocks(strata: readonly SectorStratum[]): Block {
  const tally = strata.map(stratum => stratum.tally).reduce(addTallies, emptyTally(SCALE))
  const { dontKnow, ...described } = describeAnswers(tally, SCALE)
  return {
    tally: { hist: tally.grades, ve: tally.dontKnow, blank: tally.blank },
    unweighted: { ...described, veShare: dontKnow },
  }
}

/** A mean over sectors with both its intervals. */
export function meanBlock(estimate: DomainEstimate): Block {
  return {
    mean: estimate.mean,
    se: estimate.se,
    dfDesign: estimate.designDf,
    ciDesign: limits(designInterval(estimate)),
    dfSatterthwaite: estimate.df,
    ci: limits(meanInterval(estimate)),
    census: estimate.isCensus,
  }
}

function meanBlockOrNull(estimate: DomainEstimate): Block | null {
  return estimate.mean === null ? null : meanBlock(estimate)
}

/** A mean as an index 0–100. */
export function indexBlock(estimate: DomainEstimate): Block | null {
  if (estimate.mean === null || estimate.se === null) return null
  return {
    value: scaleIndex(estimate.mean, SCALE),
    se: scaleIndexStep(SCALE) * estimate.se,
    ci: limits(scaleIndexInterval(meanInterval(estimate), SCALE)),
  }
}

/** How many associations there are, and how many of them the sectors with answers have: as given. */
function frameBlock(strata: readonly SectorStratum[]): Block {
  const uncovered = strata.filter(({ tally }) => settledCount(tally) === 0)
  const size = sizeOf(strata)
  return {
    N: size,
    Ncovered: size - sizeOf(uncovered),
    uncoveredStrata: uncovered.map(({ sector }) => sector),
  }
}

function sizeOf(strata: readonly SectorStratum[]): number {
  return strata.reduce((sum, { size }) => sum + (size ?? 0), 0)
}

function shareBlock(estimate: DomainEstimate): Block | null {
  if (estimate.mean === null) return null
  const { share, effectiveN, interval } = shareEstimate(estimate)
  return {
    p: share,
    se: estimate.se,
    dfDesign: estimate.designDf,
    dfSatterthwaite: estimate.df,
    nEff: effectiveN,
    ciWilson: limits(interval),
  }
}

function sectorBlocks(strata: readonly SectorStratum[]): Block {
  return byName(
    strata.map(({ sector }) => sector),
    (_name, place) => {
      const stratum = strata[place]
      return stratum === undefined ? null : sectorBlock(stratum)
    },
  )
}

function sectorBlock(stratum: SectorStratum): Block {
  const estimate = sectorEstimate(stratum, GRADE)
  return {
    N: stratum.size,
    answered: estimate.answered,
    nValid: estimate.n,
    hist: stratum.tally.grades,
    mean: estimate.mean,
    se: estimate.se,
    df: estimate.n === 0 ? null : estimate.n - 1,
    ci: limits(meanInterval(estimate)),
    census: estimate.isCensus,
  }
}
