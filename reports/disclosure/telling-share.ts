import type { ItemTally } from '../tally/item-tally.ts'
import { squeezes } from './answer-moves.ts'
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
  const telling = shares.filter(share => share === 0 || tellsBar(withShare([share])))
  // One that is there already adds nothing, and leaves the next to be tried.
  for (const share of shares) if (tellsBar(withShare(telling))) telling.push(share)
  return telling.includes(countOf(tally.grades, high))
}

/** Whether all that is possible has the same number of some grade, and any at all of it. */
function tellsBar(possible: readonly (readonly number[])[]): boolean {
  const [first, ...others] = possible
  const isSame = (count: number, place: number) => others.every(grades => grades[place] === count)
  return first?.some((count, place) => count > 0 && isSame(count, place)) ?? false
}

/** Every way in which as many grades have the same sum. */
function sameMean(tally: ItemTally): readonly (readonly number[])[] {
  const moves = squeezes(tally.grades.length)
  return imaginedAnswers(tally, moves, Infinity).map(({ grades }) => grades)
}

function countOf(grades: readonly number[], places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (grades[place] ?? 0), 0)
}
