import { type AlphaCounter, createAlphaCounter } from './alpha-counter.ts'
import type { AlphaTally } from './alpha-tally.ts'
import { type CodedIndex, indexCell, valueOfCell } from './coded-index.ts'
import type { IndexTally } from './index-tally.ts'

/** Counts one index while responses stream past. */
export interface IndexCounter {
  count(sector: number, codes: Uint8Array, at: number): void
  tally(sector: number): IndexTally
  /** `null` where it is not wanted. */
  alpha(): AlphaTally | null
}

/**
 * Every association with an index is one more in a small table, by how many items it graded and the sum
 * of their steps: the moments are worked out from it once, at the end, in exact whole numbers.
 */
export function createIndexCounter(index: CodedIndex, sectors: number): IndexCounter {
  const whole = index.places.length * index.width
  const size = whole + index.width
  const table = new Int32Array(sectors * size)
  const respondents = new Int32Array(sectors)
  const alpha: AlphaCounter | null = index.hasAlpha ? createAlphaCounter(index) : null
  return {
    count(sector, codes, at) {
      respondents[sector] = (respondents[sector] ?? 0) + 1
      const cell = indexCell(index, codes, at)
      if (cell < 0) return
      const place = sector * size + cell
      table[place] = (table[place] ?? 0) + 1
      if (cell >= whole) alpha?.count(codes, at)
    },
    tally: sector => ({
      respondents: respondents[sector] ?? 0,
      ...moments(table.subarray(sector * size, (sector + 1) * size), index),
    }),
    alpha: () => alpha?.tally() ?? null,
  }
}

function moments(table: Int32Array, index: CodedIndex): Omit<IndexTally, 'respondents'> {
  let defined = 0
  let sum = 0n
  let sumOfSquares = 0n
  for (const [cell, count] of table.entries()) {
    if (count === 0) continue
    const value = BigInt(valueOfCell(index, cell))
    defined += count
    sum += BigInt(count) * value
    sumOfSquares += BigInt(count) * value * value
  }
  return { defined, sum: String(sum), sumOfSquares: String(sumOfSquares) }
}
