/**
 * Why a figure is not shown. Each has a sentence in `templates/texts`, under `withheld.`. What is said of
 * a sector rests on open counts alone: a reason that rests on its answers would itself tell of them.
 *
 * - `few`: fewer have responded than the threshold.
 * - `protectsOthers`: it would let someone work out what few have answered, here or in another group.
 * - `fewForSpread`: so few answers that more than the mean would show how each one answered.
 * - `corrected`: a correction has changed so few answers that the new figure beside the old tells them.
 */
export const WITHHOLDING_REASONS = ['few', 'protectsOthers', 'fewForSpread', 'corrected'] as const
export type WithholdingReason = (typeof WITHHOLDING_REASONS)[number]

/**
 * One number as it may be shown: its value, `null` where it is undefined ("–"), or the reason why it
 * is withheld (".."). Views know no thresholds; they print this.
 */
export type Figure = Shown | Withheld

interface Shown {
  readonly value: number | null
  /** The step it is rounded to, where it may not be shown in full; absent: nothing is rounded. */
  readonly roundedTo?: number
}

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
