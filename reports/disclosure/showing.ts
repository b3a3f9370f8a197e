import { roundHalfAway } from '../statistics/rounding.ts'
import { type Figure, shown, type WithholdingReason, withheld } from './figure.ts'

/**
 * How a figure of the total may be shown: in full precision, because it follows from what is shown of the
 * sectors; only as it is printed, in every file alike; or not, for a reason.
 */
export type Showing = 'exact' | 'rounded' | WithholdingReason

/**
 * A number shown as far as it may be.
 *
 * @param decimals Those of the tables; `null`: the tables do not have it, and it has no rounded form.
 */
export function asShown(value: number | null, showing: Showing, decimals: number | null): Figure {
  if (showing === 'exact') return shown(value)
  if (showing !== 'rounded') return withheld(showing)
  if (decimals === null) return withheld('protectsOthers')
  return shown(value === null ? null : roundHalfAway(value, decimals))
}
