import type { DisclosedItem } from './disclosed-item.ts'
import { openSecrets } from './open-secrets.ts'
import { type PrintedMeasure, TOTAL_MEASURES, type TotalMeasure } from './printed-measure.ts'
import { type SectorPattern, veilsOf } from './sector-pattern.ts'
import type { Showing } from './showing.ts'
import { totalMeasures } from './total-measures.ts'
import { secretsOf, type VeiledItem, veiledItem } from './veiled-item.ts'

/** Whether the mean of all, as it is printed, leaves open what every hidden sector has answered. */
export function meanGuardsHidden(item: DisclosedItem, pattern: SectorPattern): boolean {
  if (pattern.hidden.size === 0) return true
  const veiled = veiledItem(item.scale, item.strata, veilsOf(item.strata, pattern))
  const hidden = secretsOf(veiled).filter(({ isHidden }) => isHidden)
  // What n and the number of respondents tell is open anyway.
  const secrets = openSecrets(veiled, [], hidden)
  const { mean } = totalMeasures(item.scale, item.rest)
  return openSecrets(veiled, [mean], secrets).length === secrets.length
}

/** Of all sectors together, only these are shown beside a sector that is hidden. */
const SHOWN_BESIDE_HIDDEN: readonly TotalMeasure[] = ['mean', 'interval']

/**
 * How each measure of the total may be shown. One after the other is added, as it is printed, where all
 * that was open before remains open. The mean comes first and is not asked for: see `meanGuardsHidden`.
 */
export function guardedMeasures(
  item: DisclosedItem,
  pattern: SectorPattern,
): Readonly<Record<TotalMeasure, Showing>> {
  const veiled = veiledItem(item.scale, item.strata, veilsOf(item.strata, pattern))
  const measures = totalMeasures(item.scale, item.rest)
  const shown = [measures.mean]
  const secrets = openSecrets(veiled, shown, secretsOf(veiled))
  const showing = (name: TotalMeasure): Showing => {
    if (isKnown(name, pattern, veiled)) return 'exact'
    if (name === 'mean') return 'rounded'
    if (pattern.hidden.size > 0 && !SHOWN_BESIDE_HIDDEN.includes(name)) return 'protectsOthers'
    const asked = [...shown, measures[name]]
    if (openSecrets(veiled, asked, secrets).length < secrets.length) return 'protectsOthers'
    shown.push(measures[name])
    return 'rounded'
  }
  const entries = TOTAL_MEASURES.map(name => [name, showing(name)])
  return Object.fromEntries(entries) as Record<TotalMeasure, Showing>
}

/** Whether some more measures leave open all that the measures that are shown leave open. */
export function keepsOpen(
  { scale, strata, pattern }: PublishedItem,
  shown: readonly PrintedMeasure<string>[],
  asked: readonly PrintedMeasure<string>[],
): boolean {
  const veiled = veiledItem(scale, strata, veilsOf(strata, pattern))
  const secrets = openSecrets(veiled, shown, secretsOf(veiled))
  return openSecrets(veiled, [...shown, ...asked], secrets).length === secrets.length
}

/** An item, and what is withheld of its sectors. */
interface PublishedItem extends DisclosedItem {
  readonly pattern: Parameters<typeof veilsOf>[1]
}

/** What a reader has before him of a total: its measures as they are printed. */
export function shownMeasures(
  item: DisclosedItem,
  { measures }: { readonly measures: Readonly<Record<TotalMeasure, Showing>> },
): readonly PrintedMeasure[] {
  const printed = totalMeasures(item.scale, item.rest)
  return TOTAL_MEASURES.filter(name => ['exact', 'rounded'].includes(measures[name])).map(
    name => printed[name],
  )
}

/** Whether a measure of the total follows from what is shown of the sectors. */
function isKnown(name: TotalMeasure, pattern: SectorPattern, { sectors }: VeiledItem): boolean {
  if (pattern.hidden.size > 0) return false
  // How many answered in each sector is part of every weight.
  if (sectors.some(({ ways }) => ways.opinions.length > 1)) return false
  if (name === 'mean' || name === 'dontKnow') return true
  return name === 'shareHigh' ? pattern.shareHigh.size === 0 : pattern.spread.size === 0
}
