import { type Asked, narrowOnes, withProgram } from './integer-program.ts'
import type { KnownItem } from './known-counts.ts'

/** A count of one sector that is not to be worked out. */
export interface AskedCount {
  readonly sector: string
  readonly what: string
  /** What an answer of each grade adds to it. */
  readonly scores: readonly number[]
  /** How far apart its possible values have to lie. */
  readonly leastRange: number
}

const COUNTS: readonly (readonly [what: string, scores: readonly number[]])[] = [
  ...[0, 1, 2, 3, 4].map(
    step => [`betyg ${step + 1}`, [0, 1, 2, 3, 4].map(at => (at === step ? 1 : 0))] as const,
  ),
  ['höga', [0, 0, 0, 1, 1]],
  ['låga', [1, 1, 0, 0, 0]],
]

/** The five bars, high, low, and the sum, whose range makes a mean free by one grade. */
export function askedOf(sector: string, n: number): readonly AskedCount[] {
  return [
    ...COUNTS.map(([what, scores]) => ({ sector, what, scores, leastRange: 1 })),
    { sector, what: 'medelbetyg', scores: [1, 2, 3, 4, 5], leastRange: n },
  ]
}

/** Those of some counts that can be worked out from what is known. */
export function workedOut(known: KnownItem, asked: readonly AskedCount[]): readonly AskedCount[] {
  return withProgram(program => {
    const unknowns = new Map(
      known.sectors.map(({ id }) => [id, [0, 1, 2, 3, 4].map(() => program.unknown())]),
    )
    const termsOf = (sector: string, scores: readonly number[]): Asked['terms'] =>
      scores.map((score, step) => [unknowns.get(sector)![step]!, score] as const)
    for (const { parts, low, high } of known.sums) {
      const terms = [...parts].flatMap(([id, scores]) => termsOf(id, scores))
      program.know(terms, low, high)
    }
    const sums = asked.map(each => ({ ...each, terms: termsOf(each.sector, each.scores) }))
    return narrowOnes(program, sums)
  })
}
