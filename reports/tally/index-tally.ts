/** A theme index (områdesindex) as it is counted: which items make it, and how many must be answered. */
export interface IndexItems {
  readonly id: string
  /** The ids of its items, all on one scale. */
  readonly items: readonly string[]
  /** Those whose grades are turned, so that high always means good. */
  readonly reversed: readonly string[]
  /** With fewer graded items an association has no index. */
  readonly minItems: number
  /** Whether Cronbach's alpha is wanted: of a theme, whose items are to measure one thing. */
  readonly hasAlpha: boolean
}

/** A whole number of any size, as decimal text: JSON holds no larger ones than 2⁵³ exactly. */
export type ExactInteger = string

/**
 * The moments of an index in one group (statistics.md 3), where v = L · (sum of its grades) / (number
 * of them) is a whole number for L = lcm(1 … number of items).
 */
export interface IndexTally {
  /** r: everyone who responded, with an index or not. */
  readonly respondents: number
  /** d: those who have an index. */
  readonly defined: number
  /** Σv. */
  readonly sum: ExactInteger
  /** Σv². */
  readonly sumOfSquares: ExactInteger
}

export const EMPTY_INDEX_TALLY: IndexTally = {
  respondents: 0,
  defined: 0,
  sum: '0',
  sumOfSquares: '0',
}

/** Adding is exact, and the order does not matter. */
export function addIndexTallies(a: IndexTally, b: IndexTally): IndexTally {
  return {
    respondents: a.respondents + b.respondents,
    defined: a.defined + b.defined,
    sum: addExact(a.sum, b.sum),
    sumOfSquares: addExact(a.sumOfSquares, b.sumOfSquares),
  }
}

function addExact(a: ExactInteger, b: ExactInteger): ExactInteger {
  return String(BigInt(a) + BigInt(b))
}

/**
 * L: the smallest whole number that 1, 2 … k all divide.
 *
 * @example
 * indexUnit(5) // 60
 */
export function indexUnit(items: number): number {
  let unit = 1
  for (let n = 2; n <= items; n += 1) unit = (unit * n) / greatestDivisor(unit, n)
  return unit
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b)
}
