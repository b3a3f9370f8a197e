/**
 * Why a figure is not shown. Each has a sentence in `templates/texts`, under `withheld.`.
 *
 * - `few`: fewer answers than the threshold.
 * - `protectsOthers`: would let someone work out a figure that is withheld.
 * - `fewForSpread`: so few answers that more than the mean would show how each one answered.
 * - `otherTotal`: a second total beside the weighted one, from which withheld sectors could be solved.
 */
export const WITHHOLDING_REASONS = ['few', 'protectsOthers', 'fewForSpread', 'otherTotal'] as const
export type WithholdingReason = (typeof WITHHOLDING_REASONS)[number]

/**
 * One number as it may be shown: its value, `null` where it is undefined ("–"), or the reason why it
 * is withheld (".."). Views know no thresholds; they print this.
 */
export type Figure = { readonly value: number | null } | Withheld

/** Something that is not shown, and why. */
export interface Withheld {
  readonly withheld: WithholdingReason
}

export function shown(value: number | null): Figure {
  return { value }
}

export function withheld(reason: WithholdingReason): Withheld {
  return { withheld: reason }
}

export function isWithheld(figure: object): figure is Withheld {
  return 'withheld' in figure
}

/** The number, where there is one and it may be shown; otherwise `null`. */
export function valueOf(figure: Figure): number | null {
  return isWithheld(figure) ? null : figure.value
}
