import type { DisclosureRule } from './disclosed-item.ts'
import type { WithholdingReason } from './figure.ts'

/** Those who gave a grade in both rounds (panel), and those who gave one in one of them only. */
export interface PanelCounts {
  /** m: in both. */
  readonly both: number
  /** In each round: n − m, of all sectors, and of those that answered both times. */
  readonly alone: readonly number[]
  /** All have changed by as many steps. */
  readonly isUnanimous: boolean
}

/** What is withheld of the item beside its panel. */
export interface HiddenBeside {
  /** A sector is, in either round. */
  readonly hidesSectors: boolean
  /** All sectors together are. */
  readonly hidesTotal: boolean
}

/** What may be shown of a panel table. */
export interface PanelPattern {
  /** Why nothing of it is shown, not even how many they are. */
  readonly hidden: WithholdingReason | null
  /** Why only how many they are and their mean difference are: not how many went up, nor the spread. */
  readonly spread: WithholdingReason | null
}

/**
 * Decides what may be shown of a panel table (statistics.md 10 and 14.6). Who answered in one round only
 * can be worked out by taking the panel from the year: they are none, or as many as the threshold. And
 * where they are none, the panel is the total without weights, which is not shown beside a hidden sector. Where not
 * even n of the total is shown, the panel's would tell part of it.
 */
export function panelPattern(
  { both, alone, isUnanimous }: PanelCounts,
  { promise, threshold }: DisclosureRule,
  { hidesSectors, hidesTotal }: HiddenBeside,
): PanelPattern {
  if (!promise.withholdsSmallCells) return { hidden: null, spread: null }
  const isFew = (count: number, least: number) => count > 0 && count < least
  const hidden = (): WithholdingReason | null => {
    // Which reason it is would tell how many.
    if (hidesTotal) return 'protectsOthers'
    if (isFew(both, threshold)) return 'few'
    const isTelling = isUnanimous && isFew(both, 2 * threshold)
    const isSecondTotal = hidesSectors && alone.includes(0)
    const tellsOthers = alone.some(count => isFew(count, threshold))
    const isTold = isTelling || isSecondTotal || tellsOthers
    return isTold ? 'protectsOthers' : null
  }
  const reason = hidden()
  return { hidden: reason, spread: reason ?? (isFew(both, 2 * threshold) ? 'fewForSpread' : null) }
}
