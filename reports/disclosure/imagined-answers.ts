import type { ItemTally } from '../tally/item-tally.ts'
import { type AnswerMove, moved } from './answer-moves.ts'

/**
 * Other ways in which a sector may have answered, nearest first: what the moves lead to, made one after
 * the other and each by one answer, two, four … at once. The first is how it did answer.
 *
 * @param most How many are wanted.
 */
export function imaginedAnswers(
  actual: ItemTally,
  moves: readonly AnswerMove[],
  most: number,
): readonly ItemTally[] {
  const found = new Map([[keyOf(actual), actual]])
  for (const tally of found.values()) {
    for (const move of moves) {
      for (const next of repeated(tally, move)) {
        if (found.size >= most) return [...found.values()]
        found.set(keyOf(next), next)
      }
    }
  }
  return [...found.values()]
}

function* repeated(tally: ItemTally, move: AnswerMove): Generator<ItemTally> {
  for (let times = 1; ; times *= 2) {
    const next = moved(tally, move, times)
    if (next === null) return
    yield next
  }
}

function keyOf({ grades, dontKnow, blank }: ItemTally): string {
  return `${grades.join()} ${dontKnow} ${blank}`
}
