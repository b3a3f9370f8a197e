import { CODE_WIDTH } from './answer-code.ts'
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

/** Written as plain loops over typed arrays: a million responses are counted in the blink of an eye. */
export function createCodedFold({ sectors, items, indices }: CodedFoldSize): CodedFold {
  const counts = new Int32Array(sectors * items * CODE_WIDTH)
  const counters = indices.map(index => createIndexCounter(index, sectors))
  return {
    add(sector, codes, at) {
      // What stands outside the loop is not fetched anew each time.
      const width = CODE_WIDTH
      const end = at + items
      let place = sector * items * width
      for (let item = at; item < end; item += 1) {
        const cell = place + (codes[item] ?? 0)
        counts[cell] = (counts[cell] ?? 0) + 1
        place += width
      }
      for (let index = 0; index < counters.length; index += 1) {
        counters[index]?.count(sector, codes, at)
      }
    },
    counts(sector, item) {
      const place = (sector * items + item) * CODE_WIDTH
      return counts.subarray(place, place + CODE_WIDTH)
    },
    indices: counters,
  }
}
