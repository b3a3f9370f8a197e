import type { KnownItem, KnownSum } from './known-counts.ts'
import { type IntegerProgram, withProgram } from './integer-program.ts'

/** A count of one sector that is not to be worked out, and how far apart its possible values have to lie. */
export interface Asked {
  readonly sector: string
  readonly what: string
  /** What an answer of each grade adds to it. */
  readonly scores: readonly number[]
  readonly leastRange: number
}

export const COUNTS: readonly (readonly [what: string, scores: readonly number[]])[] = [
  ...[0, 1, 2, 3, 4].map(
    step => [`betyg ${step + 1}`, [0, 1, 2, 3, 4].map(at => (at === step ? 1 : 0))] as const,
  ),
  ['höga', [0, 0, 0, 1, 1]],
  ['låga', [1, 1, 0, 0, 0]],
]

/** The five bars, high, low, and the sum, whose range makes a mean free by one grade. */
export function askedOf(sector: string, n: number): readonly Asked[] {
  return [
    ...COUNTS.map(([what, scores]) => ({ sector, what, scores, leastRange: 1 })),
    { sector, what: 'medelbetyg', scores: [1, 2, 3, 4, 5], leastRange: n },
  ]
}

/** How many sets of answers are gone through one by one, before the solver is asked instead. */
const MOST_ENUMERATED = 300_000

/** Those of what is asked that can be worked out: whose possible values lie too near each other. */
export function workedOut(known: KnownItem, asked: readonly Asked[]): readonly Asked[] {
  const ways = new Map(known.sectors.map(({ id, n }) => [id, waysOf(id, n, known)]))
  const size = [...ways.values()].reduce((product, each) => product * (each?.length ?? Infinity), 1)
  return size <= MOST_ENUMERATED
    ? enumerated(known, ways as ReadonlyMap<string, readonly Way[]>, asked)
    : solved(known, asked)
}

type Way = readonly number[]

/** Every way in which a sector may have answered, from what is known of it alone; `null`: too many. */
function waysOf(id: string, n: number, { sums }: KnownItem): readonly Way[] | null {
  const own = sums.filter(({ parts }) => parts.size === 1 && parts.has(id))
  const scores = own.map(({ parts, low, high }) => ({ scores: parts.get(id)!, low, high }))
  const found: Way[] = []
  const isFull = place(scores, n, found)
  return isFull ? null : found
}

interface OwnSum {
  readonly scores: readonly number[]
  readonly low: number
  readonly high: number
}

/** Deals n answers out over five grades; `true` when there are too many ways to go through. */
function place(own: readonly OwnSum[], n: number, found: Way[]): boolean {
  const counts = [0, 0, 0, 0, 0]
  let tried = 0
  const isKnown = () =>
    own.every(({ scores, low, high }) => {
      const value = counts.reduce((total, count, step) => total + count * scores[step]!, 0)
      return value >= low - 1e-7 && value <= high + 1e-7
    })
  const deal = (step: number, left: number): boolean => {
    if (step === 4) {
      counts[4] = left
      tried += 1
      if (isKnown()) found.push([...counts])
      return tried > 200_000
    }
    for (let count = 0; count <= left; count += 1) {
      counts[step] = count
      if (deal(step + 1, left - count)) return true
    }
    return false
  }
  return deal(0, n)
}

function enumerated(
  { sums }: KnownItem,
  ways: ReadonlyMap<string, readonly Way[]>,
  asked: readonly Asked[],
): readonly Asked[] {
  const shared = sums.filter(({ parts }) => parts.size > 1)
  const ids = [...ways.keys()]
  const ranges = asked.map(() => ({ low: Infinity, high: -Infinity }))
  const chosen = new Map<string, Way>()
  const totals = (given: readonly number[], id: string, way: Way) =>
    given.map((total, row) => total + valueOf(shared[row]!, id, way))
  const go = (at: number, given: readonly number[]) => {
    const id = ids[at]
    if (id === undefined) {
      if (!given.every((total, row) => isWithin(total, shared[row]!))) return
      for (const [index, { sector, scores }] of asked.entries()) {
        const value = chosen
          .get(sector)!
          .reduce((sum, count, step) => sum + count * scores[step]!, 0)
        const range = ranges[index]!
        range.low = Math.min(range.low, value)
        range.high = Math.max(range.high, value)
      }
      return
    }
    for (const way of ways.get(id)!) {
      chosen.set(id, way)
      go(at + 1, totals(given, id, way))
    }
  }
  go(
    0,
    shared.map(() => 0),
  )
  if (ranges.some(({ low }) => low === Infinity))
    throw new Error('what is published contradicts itself')
  return asked.filter(
    (each, index) => ranges[index]!.high - ranges[index]!.low < each.leastRange - 1e-6,
  )
}

function valueOf({ parts }: KnownSum, id: string, way: Way): number {
  const scores = parts.get(id)
  if (scores === undefined) return 0
  return way.reduce((sum, count, step) => sum + count * scores[step]!, 0)
}

function isWithin(total: number, { low, high }: KnownSum): boolean {
  return total >= low - 1e-7 && total <= high + 1e-7
}

function solved(known: KnownItem, asked: readonly Asked[]): readonly Asked[] {
  return withProgram(program => {
    const unknowns = new Map(
      known.sectors.map(({ id }) => [id, [0, 1, 2, 3, 4].map(() => program.unknown())]),
    )
    for (const { parts, low, high } of known.sums) {
      const terms = [...parts].flatMap(([id, scores]) =>
        scores.map((score, step) => [unknowns.get(id)![step]!, score] as const),
      )
      program.know(terms, low - 1e-7, high + 1e-7)
    }
    return asked.filter(({ sector, scores, leastRange }) => {
      const terms = scores.map((score, step) => [unknowns.get(sector)![step]!, score] as const)
      return rangeOf(program, terms) < leastRange - 1e-6
    })
  })
}

export function rangeOf(
  program: IntegerProgram,
  terms: readonly (readonly [number, number])[],
): number {
  const most = program.most(terms)
  const least = program.most(terms.map(([unknown, times]) => [unknown, -times] as const))
  if (most === null || least === null) throw new Error('what is published contradicts itself')
  return most + least
}
