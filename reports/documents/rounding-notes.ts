import { type Figure, isWithheld } from '../disclosure/figure.ts'
import { PRINTED_STEP } from '../disclosure/rounding-step.ts'
import { formatShare } from '../formats/swedish.ts'
import type { TotalCell } from '../results/measures.ts'
import { note, type Say, type Section } from './document.ts'

/** Says of a question where its total has shares more coarsely rounded than its sectors. */
export function roundingNotes({ distribution, ...total }: TotalCell, say: Say): readonly Section[] {
  const [ofShares, ofBars] = [coarseStep(sharesOf(total)), coarseStep(distribution)]
  if (ofShares !== null) return [note(say('rounded.shares', { step: formatShare(ofShares) }))]
  return ofBars === null ? [] : [note(say('rounded.distribution', { step: formatShare(ofBars) }))]
}

/** The same of all questions together. */
export function overviewRoundingNotes(totals: readonly TotalCell[], say: Say): readonly Section[] {
  const step = coarseStep(totals.flatMap(sharesOf))
  return step === null ? [] : [note(say('rounded.overview', { step: formatShare(step) }))]
}

/** The same of how the grades of all questions spread. */
export function spreadRoundingNotes(totals: readonly TotalCell[], say: Say): readonly Section[] {
  const step = coarseStep(
    totals.flatMap(({ distribution, dontKnow }) => [...distribution, dontKnow.value]),
  )
  return step === null ? [] : [note(say('rounded.spread', { step: formatShare(step) }))]
}

function sharesOf(total: Pick<TotalCell, 'shareHigh' | 'shareLow' | 'dontKnow'>): Figure[] {
  return [total.shareHigh, total.shareLow, total.dontKnow].map(({ value }) => value)
}

/** The step of shares that are not given to a whole per cent; `null`: all are. */
function coarseStep(shares: readonly Figure[]): number | null {
  const steps = shares.flatMap(share => (isWithheld(share) ? [] : [share.roundedTo ?? 0]))
  const coarsest = Math.max(0, ...steps)
  return coarsest > PRINTED_STEP.share ? coarsest : null
}
