import { type Figure, shown, type WithholdingReason, withheld } from './figure.ts'
import { COARSER, roundedTo } from './rounding-step.ts'

/**
 * How a figure of the total may be shown: in full precision, because it follows from what is shown of the
 * sectors; only as the tables print it, in every file alike; coarser than that; or not, for a reason.
 */
export type Showing = 'exact' | 'rounded' | 'coarse' | WithholdingReason

/** Why something is not shown at all; `null`: it is, in full or rounded. */
export function reasonOf(showing: Showing): WithholdingReason | null {
  return showing === 'exact' || showing === 'rounded' || showing === 'coarse' ? null : showing
}

/**
 * A number shown as far as it may be.
 *
 * @param step That of the tables; `null`: the tables do not have it, and it has no rounded form.
 */
export function asShown(value: number | null, showing: Showing, step: number | null): Figure {
  const reason = reasonOf(showing)
  if (reason !== null) return withheld(reason)
  if (showing === 'exact') return shown(value)
  if (step === null) return withheld('protectsOthers')
  const coarseness = stepOf(step, showing)
  return { value: value === null ? null : roundedTo(value, coarseness), roundedTo: coarseness }
}

/** The step of the tables, or a coarser one. */
export function stepOf(step: number, showing: Showing): number {
  return showing === 'coarse' ? COARSER * step : step
}
