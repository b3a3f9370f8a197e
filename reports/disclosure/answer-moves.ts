import type { ItemTally } from '../tally/item-tally.ts'

/**
 * A way in which the answers of one sector may have been other than they were: how many more, or fewer,
 * gave each answer. Nobody is added or taken away.
 */
export interface AnswerMove {
  readonly grades: readonly number[]
  readonly dontKnow: number
  readonly blank: number
}

/** What a reader does not know of a sector; the rest is shown. */
export interface Veil {
  /** Nothing of it is shown. */
  readonly isHidden: boolean
  /** Only n and the mean are known of its grades, and the share high where that is shown. */
  readonly hidesSpread: boolean
  readonly hidesShareHigh: boolean
  /** How many said "vet inte". */
  readonly hidesDontKnow: boolean
}

/** The moves between grades that a reader cannot rule out, who knows of a sector what its veil leaves. */
export function gradeMoves(
  { isHidden, hidesSpread, hidesShareHigh }: Veil,
  steps: number,
  high: readonly number[],
): readonly AnswerMove[] {
  if (isHidden) return trades(steps)
  if (!hidesSpread) return []
  return squeezes(steps).filter(move => hidesShareHigh || countChange(move, high) === 0)
}

/** Those in which someone has an opinion who had none, or the other way round. */
export function opinionMoves(
  { isHidden, hidesDontKnow }: Veil,
  steps: number,
): readonly AnswerMove[] {
  const silence = bothWays({ grades: noChange(steps), dontKnow: -1, blank: 1 })
  if (!isHidden) return hidesDontKnow ? silence : []
  const lost = noChange(steps).map((_, place) => noChange(steps).with(place, -1))
  return [
    ...lost.flatMap(grades => bothWays({ grades, dontKnow: 1, blank: 0 })),
    ...lost.flatMap(grades => bothWays({ grades, dontKnow: 0, blank: 1 })),
    ...silence,
  ]
}

/** The tally after a move has been made some times; `null` where there are not answers enough. */
export function moved(tally: ItemTally, move: AnswerMove, times: number): ItemTally | null {
  const grades = tally.grades.map((count, place) => count + times * (move.grades[place] ?? 0))
  const dontKnow = tally.dontKnow + times * move.dontKnow
  const blank = tally.blank + times * move.blank
  if ([...grades, dontKnow, blank].some(count => count < 0)) return null
  return { ...tally, grades, dontKnow, blank }
}

/** One answer has another grade. */
function trades(steps: number): readonly AnswerMove[] {
  const places = noChange(steps).map((_, place) => place)
  return places.flatMap(from =>
    places
      .filter(to => to !== from)
      .map(to => ofGrades(noChange(steps).with(from, -1).with(to, 1))),
  )
}

/** One answer lies a step higher and another a step lower: n and the sum stay as they are. */
export function squeezes(steps: number): readonly AnswerMove[] {
  const places = noChange(steps).map((_, place) => place)
  return places.flatMap(low =>
    places.slice(low + 2).flatMap(high => {
      const grades = noChange(steps)
      for (const [place, change] of [
        [low, -1],
        [low + 1, 1],
        [high - 1, 1],
        [high, -1],
      ] as const) {
        grades[place] = (grades[place] ?? 0) + change
      }
      return bothWays(ofGrades(grades))
    }),
  )
}

function bothWays(move: AnswerMove): readonly AnswerMove[] {
  // 0 − 0 is 0, where −1 · 0 is not.
  const back = (count: number) => 0 - count
  const { grades, dontKnow, blank } = move
  return [move, { grades: grades.map(back), dontKnow: back(dontKnow), blank: back(blank) }]
}

function ofGrades(grades: readonly number[]): AnswerMove {
  return { grades, dontKnow: 0, blank: 0 }
}

function noChange(steps: number): number[] {
  return Array.from({ length: steps }, () => 0)
}

function countChange({ grades }: AnswerMove, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (grades[place] ?? 0), 0)
}
