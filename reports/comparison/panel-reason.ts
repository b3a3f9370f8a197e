import type { WithholdingReason } from '../disclosure/figure.ts'
import type { DisclosureRule } from '../disclosure/item-pattern.ts'
import { firstReason } from '../results/open-figures.ts'

/**
 * Why a panel is withheld: it is too small, or those who answered in one round only are so few that they
 * could be told apart from it (statistics.md 14.6).
 *
 * @param both How many are in the panel.
 * @param years How many gave a grade each year, in all sectors.
 * @param totals Why the totals of the two years are withheld.
 */
export function panelReason(
  { both, years }: { readonly both: number; readonly years: readonly number[] },
  { promise, threshold }: DisclosureRule,
  totals: readonly (WithholdingReason | null)[],
): WithholdingReason | null {
  if (!promise.withholdsSmallCells) return null
  if (both > 0 && both < threshold) return 'few'
  const isSetApart = years.some(n => n > both && n - both < threshold)
  return firstReason(...totals, isSetApart ? 'protectsOthers' : null)
}
