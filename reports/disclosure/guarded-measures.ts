import { gradedCount, gradeSum, settledCount } from '../tally/item-tally.ts'
import type { DisclosedItem, Reasons } from './disclosed-item.ts'
import { isOpenInterval } from './hidden-sectors.ts'
import type { ItemPattern } from './item-pattern.ts'
import { knownSizes } from './imagined-reader.ts'
import { leavesOpen, openSecrets } from './open-secrets.ts'
import {
  type Print,
  type PrintedMeasure,
  TOTAL_MEASURES,
  type TotalMeasure,
} from './printed-measure.ts'
import { type SectorPattern, veilsOf } from './sector-pattern.ts'
import { reasonOf, type Showing } from './showing.ts'
import { totalMeasures } from './total-measures.ts'
import { answerWeight } from './total-sums.ts'
import {
  type Secret,
  secretCounts,
  secretMeans,
  secretsOf,
  type VeiledItem,
  veiledItem,
} from './veiled-item.ts'

/**
 * Whether the mean of all, as it is printed, leaves open what every hidden sector has answered: each mean
 * by one grade, and of so few that they have no bars also how many gave each grade.
 */
export function meanGuardsHidden(
  item: DisclosedItem,
  pattern: SectorPattern,
  threshold: number,
): boolean {
  if (!isOpenInterval(weightedGroups(item, pattern.hidden), item.scale)) return false
  const veiled = veiledItem(item.scale, item.strata, veilsOf(item.strata, pattern))
  const isOfFew = item.strata.map(
    ({ sector, tally }) => pattern.hidden.has(sector) && gradedCount(tally) < 2 * threshold,
  )
  const ofFew = secretsOf(veiled).filter(({ place }) => isOfFew[place])
  // What n and the number of respondents tell is open anyway.
  const secrets = openSecrets(veiled, [], ofFew)
  return leavesOpen(veiled, [measureOf(item, 'mean', 'rounded')], secrets)
}

/** The hidden sectors as the mean of all weighs them. */
function weightedGroups({ scale, strata }: DisclosedItem, hidden: Reasons) {
  const sizes = knownSizes(strata)
  const groups = strata.map(({ sector, tally }, place) => {
    const weight = answerWeight(sizes[place] ?? null, settledCount(tally))
    return { sector, n: weight * gradedCount(tally), sum: weight * gradeSum(tally, scale) }
  })
  return groups.filter(({ sector }) => hidden.has(sector))
}

/**
 * How each measure of the total may be shown. One after the other is added, as it is printed, where all
 * that was open before remains open. The mean comes first and is not asked for: see `meanGuardsHidden`.
 */
export function guardedMeasures(
  item: DisclosedItem,
  pattern: SectorPattern,
): Readonly<Record<TotalMeasure, Showing>> {
  const veiled = veiledItem(item.scale, item.strata, veilsOf(item.strata, pattern))
  const shown = [measureOf(item, 'mean', 'rounded')]
  const secrets = guardedSecrets(veiled, shown)
  const showing = (name: TotalMeasure): Showing => {
    if (isKnown(name, pattern, veiled)) return 'exact'
    const printed = printedShowing(name, pattern)
    if (name === 'mean') return printed
    const asked = [...shown, measureOf(item, name, printed)]
    if (!leavesOpen(veiled, asked, secrets)) return 'protectsOthers'
    shown.push(measureOf(item, name, printed))
    return printed
  }
  const entries = TOTAL_MEASURES.map(name => [name, showing(name)])
  return Object.fromEntries(entries) as Record<TotalMeasure, Showing>
}

/**
 * What more measures must leave open: all that is open beside those that are shown, and every hidden mean.
 * That the printed mean of all leaves it free is proved by its interval, not by example.
 */
function guardedSecrets(veiled: VeiledItem, shown: readonly PrintedMeasure[]): readonly Secret[] {
  return [...openSecrets(veiled, shown, secretCounts(veiled)), ...secretMeans(veiled)]
}

/**
 * Beside a hidden sector whole per cents of all would mostly tell how it answered, and so would the five
 * bars of all beside any sector that does not show its own.
 */
function printedShowing(name: TotalMeasure, { hidden }: SectorPattern): 'rounded' | 'coarse' {
  if (name === 'mean' || name === 'interval') return 'rounded'
  return hidden.size > 0 || name === 'distribution' ? 'coarse' : 'rounded'
}

function measureOf(item: DisclosedItem, name: TotalMeasure, showing: Showing): PrintedMeasure {
  return totalMeasures(item.scale, showing, item.also)[name]
}

/** Whether some more measures leave open all that the measures that are shown leave open. */
export function keepsOpen(
  { scale, strata, pattern }: PublishedItem,
  shown: readonly PrintedMeasure[],
  asked: readonly PrintedMeasure[],
): boolean {
  const veiled = veiledItem(scale, strata, veilsOf(strata, pattern))
  const secrets = guardedSecrets(veiled, shown)
  return leavesOpen(veiled, [...shown, ...asked], secrets)
}

/**
 * How other means of the item's sectors may be shown, each beside those before it: of all but one sector,
 * say, in full where the mean of all is.
 *
 * @param prints What is printed of each.
 */
export function guardedTotals(
  item: DisclosedItem,
  pattern: ItemPattern,
  prints: readonly Print[],
): readonly Showing[] {
  const { hidden, measures } = pattern.total
  if (hidden !== null || measures.mean === 'exact') return prints.map(() => hidden ?? 'exact')
  const shown: PrintedMeasure[] = [...shownMeasures(item, pattern.total)]
  return prints.map(rest => {
    const asked = { means: [], rest }
    if (!keepsOpen({ ...item, pattern }, shown, [asked])) return 'protectsOthers'
    shown.push(asked)
    return 'rounded'
  })
}

/** An item, and what is withheld of its sectors. */
interface PublishedItem extends DisclosedItem {
  readonly pattern: Parameters<typeof veilsOf>[1]
}

/** What a reader has before him of a total: its measures as they are printed. */
export function shownMeasures(
  item: DisclosedItem,
  { measures }: Pick<ItemPattern['total'], 'measures'>,
): readonly PrintedMeasure[] {
  return TOTAL_MEASURES.filter(name => reasonOf(measures[name]) === null).map(name =>
    measureOf(item, name, measures[name]),
  )
}

/** Whether a measure of the total follows from what is shown of the sectors. */
function isKnown(name: TotalMeasure, pattern: SectorPattern, { sectors }: VeiledItem): boolean {
  // How many answered in each sector is part of every weight. Of a hidden one that is never known.
  if (sectors.some(({ ways }) => ways.opinions.length > 1)) return false
  if (name === 'mean' || name === 'dontKnow') return true
  return name === 'shareHigh' ? pattern.shareHigh.size === 0 : pattern.spread.size === 0
}
