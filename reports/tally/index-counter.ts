import type { AlphaTally } from './alpha-tally.ts'
import { type CodedIndex, indexCell, stepOf, valueOfCell } from './coded-index.ts'
import type { IndexTally } from './index-tally.ts'

/** Counts one index while responses stream past. */
export interface IndexCounter {
  count(sector: number, codes: Uint8Array, at: number): void
  tally(sector: number): IndexTally
  alpha(): AlphaTally
}

/**
 * Every association with an index is one more in a small table, by how many items it graded and the sum
 * of their steps: the moments are worked out from it once, at the end, in exact whole numbers.
 */
export function createIndexCounter(index: CodedIndex, sectors: number): IndexCounter {
  const items = index.places.length
  const size = (items + 1) * index.width
  const table = new Uint32Array(sectors * size)
  const respondents = new Uint32Array(sectors)
  const alpha = createAlphaCounter(index)
  return {
    count(sector, codes, at) {
      respondents[sector] = (respondents[sector] ?? 0) + 1
      const cell = indexCell(index, codes, at)
      if (cell < 0) return
      table[sector * size + cell] = (table[sector * size + cell] ?? 0) + 1
      if (cell >= items * index.width) alpha.count(codes, at)
    },
    tally: sector => ({
      respondents: respondents[sector] ?? 0,
      ...moments(table.subarray(sector * size, (sector + 1) * size), index),
    }),
    alpha: () => alpha.tally(),
  }
}

function moments(table: Uint32Array, index: CodedIndex): Omit<IndexTally, 'respondents'> {
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

/** Counts those who graded all items, as steps from 0; they are turned into grades at the end. */
function createAlphaCounter(index: CodedIndex) {
  const items = index.places.length
  const steps = new Uint8Array(items)
  const sums = new Float64Array(items)
  const products = new Float64Array(items * items)
  let complete = 0
  return {
    count(codes: Uint8Array, at: number) {
      complete += 1
      for (let i = 0; i < items; i += 1) {
        const step = stepOf(index, i, codes[at + (index.places[i] ?? 0)])
        steps[i] = step
        sums[i] = (sums[i] ?? 0) + step
        for (let j = 0; j <= i; j += 1) {
          const cell = i * items + j
          products[cell] = (products[cell] ?? 0) + step * (steps[j] ?? 0)
        }
      }
    },
    tally(): AlphaTally {
      const { min } = index
      const stepSum = (i: number) => sums[i] ?? 0
      const product = (i: number, j: number) =>
        products[Math.max(i, j) * items + Math.min(i, j)] ?? 0
      const all = Array.from({ length: items }, (_, i) => i)
      return {
        complete,
        sums: all.map(i => stepSum(i) + min * complete),
        // Σ(a + m)(b + m) for the steps a and b and the lowest grade m.
        products: all.map(i =>
          all.map(j => product(i, j) + min * (stepSum(i) + stepSum(j)) + min * min * complete),
        ),
      }
    },
  }
}
