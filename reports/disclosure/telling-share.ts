import type { ItemTally } from '../tally/item-tally.ts'
import { gradedCount } from '../tally/item-tally.ts'
import { gradeMoves } from './answer-moves.ts'
import { imaginedAnswers } from './imagined-answers.ts'

/**
 * Whether the share of high grades, beside n and the mean of so few, would tell a bar: how many gave some
 * grade. So it does where all are high or none, and often near the ends of the scale.
 *
 * Whether it is shown depends on what it is, so that a gap tells something too. Where all that is left
 * behind the gap would tell a bar, the next share that is possible is withheld with it.
 *
 * @param high The places of the high grades; none on a scale without a share high.
 */
export function tellsBars(tally: ItemTally, high: readonly number[]): boolean {
  if (high.length === 0) return false
  const possible = sameMean(tally)
  const shares = [...new Set(possible.map(grades => countOf(grades, high)))].toSorted(
    (a, b) => a - b,
  )
  const withShare = (counts: readonly number[]) =>
    possible.filter(grades => counts.includes(countOf(grades, high)))
  const n = gradedCount(tally)
  const isExtreme = (share: number) => share === 0 || share === n
  const telling = shares.filter(share => isExtreme(share) || tellsBar(withShare([share])))
  const others = shares.filter(share => !telling.includes(share))
  while (telling.length > 0 && others.length > 0 && tellsBar(withShare(telling))) {
    telling.push(...others.splice(0, 1))
  }
  return telling.includes(countOf(tally.grades, high))
}

/** Whether all that is possible has the same number of some grade, and any at all of it. */
function tellsBar(possible: readonly (readonly number[])[]): boolean {
  const [first = [], ...others] = possible
  return first.some((count, place) => count > 0 && others.every(grades => grades[place] === count))
}

/** Every way in which as many grades have the same sum. */
function sameMean(tally: ItemTally): readonly (readonly number[])[] {
  const veil = { isHidden: false, hidesSpread: true, hidesShareHigh: true, hidesDontKnow: false }
  const moves = gradeMoves(veil, tally.grades.length, [])
  return imaginedAnswers(tally, moves, Infinity).map(({ grades }) => grades)
}

function countOf(grades: readonly number[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (grades[place] ?? 0), 0)
}
