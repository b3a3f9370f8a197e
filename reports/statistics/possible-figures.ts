import type { Scale } from '../../surveys/questions/scale.ts'
import { roundHalfAway } from './rounding.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** Whether a printed figure can be, and the possible ones nearest to it, rounded as it was. */
export interface Possibility {
  readonly isPossible: boolean
  /** The nearest below and above; where the figure can be, what gives it. */
  readonly nearest: readonly PossibleFigure[]
}

export interface PossibleFigure {
  /** As it would have been printed. */
  readonly figure: number
  /** The whole number that gives it: how many, or the sum of their grades. */
  readonly total: number
}

/** A figure printed with so many decimals, of so many answers. */
export interface PrintedFigure {
  readonly figure: number
  readonly decimals: number
  readonly n: number
}

/** Figures nearer to each other than this are one. */
const NOISE = 1e-9

/**
 * Whether a percentage can come from so many answers (GRIM). 84 % of 30 cannot be: 25 of them are 83 %, and
 * 26 are 87 %. A half may have been rounded either way.
 *
 * @throws {RangeError} If n is no whole number of at least one.
 * @see Brown & Heathers 2017, The GRIM test.
 * @example
 * possiblePercentage({ figure: 84, decimals: 0, n: 30 }) // {"isPossible":false,"nearest":[{"figure":83,"total":25},{"figure":87,"total":26}]}
 */
export function possiblePercentage(printed: PrintedFigure): Possibility {
  return possibility(printed, { perTotal: 100 / printed.n, least: 0, most: printed.n })
}

/**
 * Whether a mean can come from so many grades (GRIM), each a whole step of the scale; or, of an index, from
 * so many associations that each answered all its items.
 *
 * @param items How many grades each of the n gave.
 * @throws {RangeError} If n is no whole number of at least one.
 * @see Brown & Heathers 2017, The GRIM test.
 * @example
 * possibleMean({ figure: 3.27, decimals: 2, n: 20 }, { min: 1, max: 5 }).isPossible // false
 */
export function possibleMean(printed: PrintedFigure, { min, max }: Range, items = 1): Possibility {
  const grades = printed.n * items
  return possibility(printed, { perTotal: 1 / grades, least: min * grades, most: max * grades })
}

interface Totals {
  readonly perTotal: number
  readonly least: number
  readonly most: number
}

function possibility({ figure, decimals, n }: PrintedFigure, totals: Totals): Possibility {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${n} answers give no figure`)
  const { perTotal, least, most } = totals
  const half = 0.5 / 10 ** decimals
  const within = (total: number) => Math.min(most, Math.max(least, total))
  const below = Math.floor(figure / perTotal + NOISE)
  const candidates = [...new Set([within(below), within(below + 1)])]
  const fits = (total: number) => Math.abs(total * perTotal - figure) <= half + NOISE
  const isPossible = candidates.some(fits)
  const nearest = isPossible ? candidates.filter(fits) : candidates
  return {
    isPossible,
    nearest: nearest.map(total => ({ figure: roundHalfAway(total * perTotal, decimals), total })),
  }
}
