import type { SectorId } from '../../surveys/association.ts'
import type { Scale } from '../../surveys/questions/scale.ts'
import type { WithholdingReason } from '../disclosure/figure.ts'
import { type DisclosureRule, type ItemPattern, itemPattern } from '../disclosure/item-pattern.ts'
import { talliesOf } from '../results/item-result.ts'
import { firstReason } from '../results/open-figures.ts'
import type { ItemStratum } from '../results/strata.ts'
import { gradedCount } from '../tally/item-tally.ts'
import type { YearPattern } from './compared-values.ts'

/**
 * What is withheld of one question in one round of a comparison: what its own result withholds, and what
 * the comparison's rule does.
 *
 * @param rules The round's own, and the stricter promise with the larger threshold of both rounds.
 */
export function itemYearPattern(
  strata: readonly ItemStratum[],
  scale: Scale,
  rules: readonly DisclosureRule[],
): YearPattern {
  const tallies = talliesOf(strata)
  const patterns = rules.map(rule => itemPattern(tallies, scale, rule))
  const hidden = (sector: SectorId) => few(patterns.map(({ hidden }) => hidden.get(sector)))
  return {
    sector: sector => ({
      basic: hidden(sector),
      spread: firstReason(...patterns.map(({ spread }) => spread.get(sector))),
    }),
    total: excluded => ({
      basic: totalReason(patterns, excluded, sector => isHiddenWithGrades(sector, strata, hidden)),
      spread: firstReason(...patterns.map(({ total }) => total.spread)),
    }),
  }
}

/** The plainest reason first. */
function few(reasons: readonly (WithholdingReason | undefined)[]): WithholdingReason | null {
  return reasons.find(reason => reason === 'few') ?? firstReason(...reasons)
}

/** The published total less the comparison's total would be the sum of the excluded sectors. */
function totalReason(
  patterns: readonly ItemPattern[],
  excluded: readonly SectorId[],
  isSetApart: (sector: SectorId) => boolean,
): WithholdingReason | null {
  const own = firstReason(...patterns.map(({ total }) => total.hidden))
  if (own !== null) return own
  return excluded.some(isSetApart) ? 'protectsOthers' : null
}

function isHiddenWithGrades(
  sector: SectorId,
  strata: readonly ItemStratum[],
  hidden: (sector: SectorId) => WithholdingReason | null,
): boolean {
  const tally = strata.find(stratum => stratum.sector === sector)?.tally
  return tally !== undefined && gradedCount(tally) > 0 && hidden(sector) !== null
}
