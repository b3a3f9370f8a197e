import { type Figure, isWithheld, valueOf, withheld } from '../disclosure/figure.ts'
import { marginOf, PRINTED_STEP } from '../disclosure/rounding-step.ts'
import { asShown, type Showing } from '../disclosure/showing.ts'
import type { TotalPattern } from '../disclosure/total-pattern.ts'
import { gradeBand } from '../statistics/grade-band.ts'
import { roundHalfAway } from '../statistics/rounding.ts'
import type { Cell, MeanMeasure, Measure } from './measures.ts'

/** A total of which some measures are shown only as they are printed. */
export function roundedCell(cell: Cell, { measures }: Pick<TotalPattern, 'measures'>): Cell {
  const { mean, interval, distribution } = measures
  const shareHigh = roundedShare(cell.shareHigh, measures.shareHigh)
  const shareLow = roundedShare(cell.shareLow, measures.shareLow)
  return {
    ...cell,
    mean: {
      ...unlessRounded(cell.mean, interval),
      ...roundedMeasure(cell.mean, { value: mean, interval }, PRINTED_STEP.mean),
    },
    shareHigh,
    shareLow,
    net: measures.shareLow === 'exact' ? cell.net : netOf(shareHigh.value, shareLow.value),
    dontKnow: roundedShare(cell.dontKnow, measures.dontKnow),
    distribution: cell.distribution.map(each => rounded(each, distribution, PRINTED_STEP.share)),
  }
}

/** The level of the mean, which borders on what the interval covers as it is shown. */
export function roundedLevel(
  { level, mean: { value } }: Pick<Cell, 'level' | 'mean'>,
  shown: Measure,
): Cell['level'] {
  const [mean, low, high] = [valueOf(value), valueOf(shown.low), valueOf(shown.high)]
  if (isWithheld(level) || level.value === null || mean === null) return level
  return { value: gradeBand(mean, low === null || high === null ? null : [low, high]) }
}

/** The standard error and its degrees of freedom are in no table, and have no rounded form. */
export function unlessRounded(mean: MeanMeasure, showing: Showing): MeanMeasure {
  if (showing !== 'rounded') return mean
  return { ...mean, se: withheld('protectsOthers'), df: withheld('protectsOthers') }
}

/** A value and its limits, as far as each may be shown: rounded limits lie around the rounded value. */
export function roundedMeasure(
  { value, low, high }: Measure,
  showing: { readonly value: Showing; readonly interval: Showing },
  step: number,
): Measure {
  const shown = rounded(value, showing.value, step)
  if (showing.interval !== 'rounded') return { value: shown, low, high }
  const limits = [valueOf(low), valueOf(high)] as const
  const limit = (sign: number): Figure => {
    const middle = valueOf(shown)
    if (limits[0] === null || limits[1] === null || middle === null) return low
    return asShown(middle + sign * marginOf([limits[0], limits[1]], step), 'rounded', step)
  }
  return { value: shown, low: limit(-1), high: limit(1) }
}

/** Wilson's interval of a rounded share has no form that tells nothing of where between two steps it lies. */
function roundedShare({ value, low, high }: Measure, showing: Showing): Measure {
  if (showing === 'exact') return { value, low, high }
  const limit = (figure: Figure) => rounded(figure, showing, null)
  return { value: rounded(value, showing, PRINTED_STEP.share), low: limit(low), high: limit(high) }
}

/** Decimals enough to lose nothing but binary noise. */
const NOISE_FREE = 9

/** From the shares as they are shown, so that it tells no more. */
function netOf(high: Figure, low: Figure): Measure {
  const limit = withheld('protectsOthers')
  if (isWithheld(high)) return { value: high, low: limit, high: limit }
  if (isWithheld(low)) return { value: low, low: limit, high: limit }
  if (high.value === null || low.value === null)
    return { value: { value: null }, low: { value: null }, high: { value: null } }
  // Each share may be off by half its step.
  const step = Math.round(100 * ((high.roundedTo ?? 0) + (low.roundedTo ?? 0)))
  const value = roundHalfAway(100 * (high.value - low.value), NOISE_FREE)
  return { value: { value, roundedTo: step }, low: limit, high: limit }
}

function rounded(figure: Figure, showing: Showing, step: number | null): Figure {
  return isWithheld(figure) ? figure : asShown(figure.value, showing, step)
}
