import type { SectorId } from '../../surveys/association.ts'
import { highSteps } from '../statistics/scoring.ts'
import { answeredCount, gradedCount, gradeSum } from '../tally/item-tally.ts'
import type { Veil } from './answer-moves.ts'
import type { DisclosedItem, Reasons } from './disclosed-item.ts'
import { hiddenSectors } from './hidden-sectors.ts'
import { limitedSectors } from './limited-sectors.ts'
import { respondentCount, type SectorAnswers } from './sector-answers.ts'
import { stepPlaces } from './step-places.ts'
import { tellsEachAnswer, tellsEachOpinion } from './telling-answers.ts'
import { tellsBars } from './telling-share.ts'

/** What is withheld of each sector of an item. */
export interface SectorPattern {
  /** Sectors of which nothing is shown. */
  readonly hidden: Reasons
  /** Sectors of which only n, the mean and the share high may be shown. */
  readonly spread: Reasons
  /** Sectors whose share high is withheld too. */
  readonly shareHigh: Reasons
  /** Sectors whose share of "vet inte" is withheld, and how many answered. */
  readonly dontKnow: Reasons
  /** The total would give a sector away, and no sector is left to hide with it. */
  readonly hidesTotal: boolean
  /** The total's own "vet inte" would give one sector's away. */
  readonly hidesDontKnowOfTotal: boolean
}

/**
 * Decides, on exact counts and before any rounding, what may be shown of each sector (statistics.md
 * 14.1–14.4).
 *
 * @param also Sectors that are to be hidden whatever they answered, and why.
 */
export function sectorPattern(
  { scale, strata }: DisclosedItem,
  threshold: number,
  also: Reasons,
): SectorPattern {
  const groups = strata.map(({ sector, tally }) => ({
    sector,
    n: gradedCount(tally),
    sum: gradeSum(tally, scale),
    isTelling: also.has(sector) || tellsEachAnswer(tally, threshold),
  }))
  const { reasons, hideTotal } = hiddenSectors(groups, scale, threshold)
  const hidden = chosen(strata, ({ sector, tally }) => {
    if (!reasons.has(sector) && !tellsEachOpinion(tally, threshold)) return null
    return also.get(sector) ?? (respondentCount(tally) < threshold ? 'few' : 'protectsOthers')
  })
  const open = strata.filter(({ sector }) => !hidden.has(sector))
  const spread = limitedSectors(basesOf(open, gradedCount), threshold, hidden.size)
  const limited = open.filter(({ sector }) => spread.reasons.has(sector))
  // Taken among those whose standard error is withheld: it would tell how many answered.
  const dontKnow = limitedSectors(basesOf(limited, answeredCount), threshold, hidden.size)
  const high = stepPlaces(highSteps(scale), scale)
  return {
    hidden,
    spread: spread.reasons,
    shareHigh: chosen(limited, ({ tally }) =>
      gradedCount(tally) < 2 * threshold && tellsBars(tally, high) ? 'fewForSpread' : null,
    ),
    dontKnow: dontKnow.reasons,
    hidesTotal: hideTotal,
    hidesDontKnowOfTotal: dontKnow.limitTotal,
  }
}

/** What a reader does not know of each sector that something is withheld of. */
export function veilsOf(
  strata: readonly SectorAnswers[],
  pattern: Pick<SectorPattern, 'hidden' | 'spread' | 'shareHigh' | 'dontKnow'>,
): ReadonlyMap<SectorId, Veil> {
  return new Map(
    strata.flatMap(({ sector }) => {
      const veil = {
        isHidden: pattern.hidden.has(sector),
        hidesSpread: pattern.spread.has(sector),
        hidesShareHigh: pattern.shareHigh.has(sector),
        hidesDontKnow: pattern.dontKnow.has(sector),
      }
      return Object.values(veil).some(Boolean) ? [[sector, veil]] : []
    }),
  )
}

function chosen(
  strata: readonly SectorAnswers[],
  reasonOf: (stratum: SectorAnswers) => ReturnType<Reasons['get']> | null,
): Reasons {
  return new Map(
    strata.flatMap(stratum => {
      const reason = reasonOf(stratum) ?? null
      return reason === null ? [] : [[stratum.sector, reason]]
    }),
  )
}

function basesOf(
  strata: readonly SectorAnswers[],
  base: (tally: SectorAnswers['tally']) => number,
) {
  return strata.map(({ sector, tally }) => ({ sector, base: base(tally) }))
}
