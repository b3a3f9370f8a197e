import { type IndexItems, indexUnit } from './index-tally.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { type AnswerCode, stepCount } from './answer-code.ts'

/** An index over coded answers: where its items stand among a response's codes. */
export interface CodedIndex {
  readonly places: readonly number[]
  /** For each item, whether its grades are turned. */
  readonly isReversed: readonly boolean[]
  /** The scale that all its items have. */
  readonly min: number
  readonly steps: number
  readonly minItems: number
  /** One more than the largest sum of steps. */
  readonly width: number
  /** L: see `indexUnit`. */
  readonly unit: number
}

/** @throws {RangeError} If an index names a question that is not counted, or mixes scales. */
export function codedIndex(
  { id, items, reversed, minItems }: IndexItems,
  questions: readonly ScaleQuestion[],
): CodedIndex {
  const places = items.map(item => questions.findIndex(question => question.id === item))
  const scales = places.flatMap(place => questions[place]?.scale ?? [])
  const [first] = scales
  const isOneScale = scales.every(({ min, max }) => min === first?.min && max === first.max)
  if (first === undefined || scales.length < items.length || !isOneScale) {
    throw new RangeError(`index ${id} needs items that are counted, on one scale`)
  }
  const steps = stepCount(first)
  return {
    places,
    isReversed: items.map(item => reversed.includes(item)),
    min: first.min,
    steps,
    minItems,
    width: items.length * (steps - 1) + 1,
    unit: indexUnit(items.length),
  }
}

/** The step from 0 of an item's code, turned where the item is reversed; −1: no grade. */
export function stepOf(index: CodedIndex, item: number, code: AnswerCode = index.steps): number {
  if (code >= index.steps) return -1
  return index.isReversed[item] === true ? index.steps - 1 - code : code
}

/**
 * Where one response stands in the table of an index: how many items it graded, times the width, plus
 * the sum of their steps. −1: too few for an index.
 */
export function indexCell(index: CodedIndex, codes: Uint8Array, at: number): number {
  let graded = 0
  let sum = 0
  for (let item = 0; item < index.places.length; item += 1) {
    const step = stepOf(index, item, codes[at + (index.places[item] ?? 0)])
    if (step < 0) continue
    graded += 1
    sum += step
  }
  return graded < index.minItems || graded === 0 ? -1 : graded * index.width + sum
}

/** v = L · (mean of the grades): a whole number. */
export function valueOfCell({ width, unit, min }: CodedIndex, cell: number): number {
  const graded = Math.floor(cell / width)
  return (unit / graded) * (graded * min + (cell % width))
}
