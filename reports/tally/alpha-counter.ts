import type { AlphaTally } from './alpha-tally.ts'
import { CODE_WIDTH } from './answer-code.ts'
import { type CodedIndex, GRADED } from './coded-index.ts'

/** Counts those who graded all items of an index. */
export interface AlphaCounter {
  count(codes: Uint8Array, at: number): void
  tally(): AlphaTally
}

/** Sums are kept of steps from 0, and turned into sums of grades at the end. */
export function createAlphaCounter({ places, gains, min }: CodedIndex): AlphaCounter {
  const items = places.length
  const steps = new Uint8Array(items)
  const sums = new Float64Array(items)
  const products = new Float64Array(items * items)
  let complete = 0
  return {
    count(codes, at) {
      const width = CODE_WIDTH
      complete += 1
      for (let i = 0; i < items; i += 1) {
        const code = codes[at + (places[i] ?? 0)] ?? 0
        steps[i] = (gains[i * width + code] ?? 0) & (GRADED - 1)
      }
      addMoments(steps, sums, products)
    },
    tally() {
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

function addMoments(steps: Uint8Array, sums: Float64Array, products: Float64Array): void {
  const items = steps.length
  for (let i = 0; i < items; i += 1) {
    const step = steps[i] ?? 0
    let cell = i * items
    sums[i] = (sums[i] ?? 0) + step
    for (let j = 0; j <= i; j += 1) {
      products[cell] = (products[cell] ?? 0) + step * (steps[j] ?? 0)
      cell += 1
    }
  }
}
