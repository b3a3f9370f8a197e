import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { CODE_WIDTH, stepCount } from './answer-code.ts'
import { type IndexItems, indexUnit } from './index-tally.ts'

/** An index over coded answers: where its items stand among a response's codes, and what each code gives. */
export interface CodedIndex {
  readonly places: Uint16Array
  /** For each item and code: `GRADED` and the step from 0, turned where the item is reversed; 0: no grade. */
  readonly gains: Uint16Array
  /** The lowest grade of the scale that all its items have. */
  readonly min: number
  readonly minItems: number
  /** One more than the largest sum of steps. */
  readonly width: number
  /** L: see `indexUnit`. */
  readonly unit: number
  /** Whether its alpha is wanted. */
  readonly hasAlpha: boolean
}

const GRADED_BITS = 12
/** Set apart from the steps, whose sum is always less: so one addition counts items and sums their steps. */
export const GRADED = 2 ** GRADED_BITS

/** @throws {RangeError} If an index names a question that is not counted, or mixes scales. */
export function codedIndex(index: IndexItems, questions: readonly ScaleQuestion[]): CodedIndex {
  const { id, items, minItems, hasAlpha } = index
  const places = items.map(item => questions.findIndex(question => question.id === item))
  const scales = places.flatMap(place => questions[place]?.scale ?? [])
  const [first] = scales
  const isOneScale = scales.every(({ min, max }) => min === first?.min && max === first.max)
  if (first === undefined || scales.length < items.length || !isOneScale) {
    throw new RangeError(`index ${id} needs items that are counted, on one scale`)
  }
  const steps = stepCount(first)
  return {
    places: Uint16Array.from(places),
    gains: gainsOf(index, steps),
    min: first.min,
    minItems: Math.max(1, minItems),
    width: items.length * (steps - 1) + 1,
    unit: indexUnit(items.length),
    hasAlpha,
  }
}

function gainsOf({ items, reversed }: IndexItems, steps: number): Uint16Array {
  const gains = new Uint16Array(items.length * CODE_WIDTH)
  for (const [item, id] of items.entries()) {
    for (let step = 0; step < steps; step += 1) {
      const gained = reversed.includes(id) ? steps - 1 - step : step
      gains[item * CODE_WIDTH + step] = GRADED + gained
    }
  }
  return gains
}

/**
 * Where one response stands in the table of an index: how many items it graded, times the width, plus
 * the sum of their steps. −1: too few for an index.
 */
export function indexCell(index: CodedIndex, codes: Uint8Array, at: number): number {
  const { places, gains } = index
  const items = places.length
  const codeWidth = CODE_WIDTH
  let total = 0
  let row = 0
  for (let item = 0; item < items; item += 1) {
    total += gains[row + (codes[at + (places[item] ?? 0)] ?? 0)] ?? 0
    row += codeWidth
  }
  const graded = total >> GRADED_BITS
  return graded < index.minItems ? -1 : graded * index.width + (total & (GRADED - 1))
}

/** v = L · (mean of the grades): a whole number. */
export function valueOfCell({ width, unit, min }: CodedIndex, cell: number): number {
  const graded = Math.floor(cell / width)
  return (unit / graded) * (graded * min + (cell % width))
}
