import { type AnswerCode, CODE_WIDTH } from './answer-code.ts'
import type { CodedIndex } from './coded-index.ts'
import { createIndexCounter, type IndexCounter } from './index-counter.ts'

/**
 * Counts coded responses while they stream past, in an amount of memory that does not depend on how many
 * they are. The inner loop of every tally: each answer is one more in one cell.
 */
export interface CodedFold {
  /**
   * Counts one response.
   *
   * @param sector Its place among the sectors.
   * @param codes An answer code for each item, from `at` on.
   */
  add(sector: number, codes: Uint8Array, at: number): void
  /** How often each code was counted for an item in a sector, in the order of the codes. */
  counts(sector: number, item: number): ArrayLike<number>
  readonly indices: readonly IndexCounter[]
}

export interface CodedFoldSize {
  readonly sectors: number
  readonly items: number
  readonly indices: readonly CodedIndex[]
}

export function createCodedFold({ sectors, items, indices }: CodedFoldSize): CodedFold {
  const counts = new Uint32Array(sectors * items * CODE_WIDTH)
  const counters = indices.map(index => createIndexCounter(index, sectors))
  return {
    add(sector, codes, at) {
      let place = sector * items * CODE_WIDTH
      for (let item = 0; item < items; item += 1) {
        const code: AnswerCode = codes[at + item] ?? 0
        counts[place + code] = (counts[place + code] ?? 0) + 1
        place += CODE_WIDTH
      }
      for (const counter of counters) counter.count(sector, codes, at)
    },
    counts(sector, item) {
      const place = (sector * items + item) * CODE_WIDTH
      return counts.subarray(place, place + CODE_WIDTH)
    },
    indices: counters,
  }
}
