import type { ItemTally } from '../tally/item-tally.ts'
import { changedAnswers, correctedSectors } from './changed-answers.ts'
import {
  type DisclosedItem,
  type DisclosureRule,
  NO_REASONS,
  type Reasons,
} from './disclosed-item.ts'
import { type ItemPattern, itemPattern } from './item-pattern.ts'
import { leavesOpen, openSecrets } from './open-secrets.ts'
import type { SectorAnswers } from './sector-answers.ts'
import { veilsOf } from './sector-pattern.ts'
import { hiddenTotal } from './total-pattern.ts'
import { totalMeasures } from './total-measures.ts'
import { secretCounts, type VeiledItem, veiledItem } from './veiled-item.ts'

/**
 * What may be shown of an item in a new version of a published result (statistics.md 14.7). Sectors in
 * which fewer answers than the threshold have changed are withheld in it, and its total too where someone
 * who has the old version could work them out from the new mean of all.
 *
 * @param earlier The strata as each version before counted them; none: it is the first.
 */
export function correctedPattern(
  earlier: readonly (readonly SectorAnswers[])[],
  after: DisclosedItem,
  rule: DisclosureRule,
): ItemPattern {
  if (earlier.length === 0 || !rule.promise.withholdsSmallCells) return itemPattern(after, rule)
  const corrections = earlier.map(before => correctedSectors(before, after.strata, rule.threshold))
  const pattern = itemPattern(after, rule, new Map(corrections.flatMap(each => [...each])))
  const isTold =
    pattern.total.hidden === null &&
    earlier.some((before, at) => tellsCorrection(before, after, corrections[at] ?? NO_REASONS))
  return isTold ? { ...pattern, total: hiddenTotal('corrected') } : pattern
}

function tellsCorrection(
  before: readonly SectorAnswers[],
  after: DisclosedItem,
  corrected: Reasons,
): boolean {
  const item = knownBefore(before, after, corrected)
  // A grade of whoever was corrected is to remain open; a mean that has hardly moved need not.
  const secrets = openSecrets(item, [], secretCounts(item))
  const { mean } = totalMeasures(after.scale, 'rounded', after.also)
  return !leavesOpen(item, [mean], secrets)
}

/** The item to someone who knows all of it as it was, and how many answers have changed. */
function knownBefore(
  before: readonly SectorAnswers[],
  { scale, strata }: DisclosedItem,
  corrected: Reasons,
): VeiledItem {
  const hides = {
    hidden: corrected,
    spread: NO_REASONS,
    shareHigh: NO_REASONS,
    dontKnow: NO_REASONS,
  }
  const item = veiledItem(scale, strata, veilsOf(strata, hides))
  const sectors = item.sectors.map(each => {
    const { tally, ways } = each
    const old = before.find(({ sector }) => sector === each.sector)?.tally
    if (old === undefined) return each
    const isAsFar = (imagined: ItemTally) =>
      changedAnswers(old, imagined) === changedAnswers(old, tally)
    return {
      ...each,
      ways: { grades: ways.grades.filter(isAsFar), opinions: ways.opinions.filter(isAsFar) },
    }
  })
  return { ...item, sectors }
}
