import type { JointCounts, JointIndexMoments } from '../tally/joint-tally.ts'
import { momentsOf } from './exact-moments.ts'
import type { Scoring } from './scoring.ts'

/**
 * Those of one sector who answered in both years: how many were in the domain each year, and how the
 * values of the two years go together. Each year's squares are around its own mean among them.
 */
export interface MatchedSample {
  /** m: how many answered both times, in the domain or not. */
  readonly matched: number
  readonly first: MatchedYear
  readonly second: MatchedYear
  /** How many were in the domain both times. */
  readonly both: number
  /** Σ(x₁ − mean₁)(x₂ − mean₂) over those. */
  readonly products: number
}

/** One year of those who answered in both. */
export interface MatchedYear {
  /** How many were in the domain. */
  readonly n: number
  readonly mean: number
  /** Σ(x − mean)². */
  readonly squares: number
  /** Σ(x − mean) over those in the domain both times. */
  readonly restOfBoth: number
}

/** Nobody answered both times, or nobody knows who did. */
export const NO_MATCH: MatchedSample = {
  matched: 0,
  first: { n: 0, mean: 0, squares: 0, restOfBoth: 0 },
  second: { n: 0, mean: 0, squares: 0, restOfBoth: 0 },
  both: 0,
  products: 0,
}

/** Those who answered one question both times, from its joint counts. Both years have one scale. */
export function matchedSampleOf(counts: JointCounts, { grades }: Scoring): MatchedSample {
  const steps = grades.length
  const years = { first: createYear(grades), second: createYear(grades) }
  const inBoth = { matched: 0, both: 0, first: 0, second: 0, products: 0 }
  for (let row = 0; row <= steps; row += 1) {
    for (let column = 0; column <= steps; column += 1) {
      const count = counts[row]?.[column] ?? 0
      if (count === 0) continue
      inBoth.matched += count
      years.first.count(row, count)
      years.second.count(column, count)
      const [x1, x2] = [grades[row], grades[column]]
      if (x1 === undefined || x2 === undefined) continue
      inBoth.both += count
      inBoth.first += count * x1
      inBoth.second += count * x2
      inBoth.products += count * x1 * x2
    }
  }
  return matchedSample(years.first.moments(), years.second.moments(), inBoth)
}

/** Sums over the answers of one year. */
function createYear(grades: readonly number[]) {
  let [n, sum, sumOfSquares] = [0, 0, 0]
  return {
    count(step: number, count: number) {
      const x = grades[step]
      if (x === undefined) return
      n += count
      sum += count * x
      sumOfSquares += count * x * x
    },
    moments: () =>
      n === 0
        ? { n, mean: 0, squares: 0 }
        : { n, mean: sum / n, squares: (n * sumOfSquares - sum * sum) / n },
  }
}

/** Those who responded both times, from the exact moments of an index that was counted in 1/unit. */
export function matchedIndexOf(moments: JointIndexMoments, unit: number): MatchedSample {
  const { definedFirst, definedSecond } = moments
  const first = { count: definedFirst, sum: moments.sumFirst, sumOfSquares: moments.squaresFirst }
  const second = {
    count: definedSecond,
    sum: moments.sumSecond,
    sumOfSquares: moments.squaresSecond,
  }
  return matchedSample(
    { n: definedFirst, ...momentsOf(first, unit) },
    { n: definedSecond, ...momentsOf(second, unit) },
    {
      matched: moments.respondents,
      both: moments.definedBoth,
      first: Number(moments.sumFirstWhereSecond) / unit,
      second: Number(moments.sumSecondWhereFirst) / unit,
      products: Number(moments.products) / unit ** 2,
    },
  )
}

type Year = Omit<MatchedYear, 'restOfBoth'>

/** Sums over those in the domain both times. */
interface SumsOfBoth {
  readonly matched: number
  readonly both: number
  readonly first: number
  readonly second: number
  readonly products: number
}

function matchedSample(first: Year, second: Year, sums: SumsOfBoth): MatchedSample {
  const { matched, both } = sums
  return {
    matched,
    first: matchedYear(first, sums.first, both),
    second: matchedYear(second, sums.second, both),
    both,
    products:
      sums.products -
      second.mean * sums.first -
      first.mean * sums.second +
      both * first.mean * second.mean,
  }
}

function matchedYear({ n, mean, squares }: Year, sumOfBoth: number, both: number): MatchedYear {
  return { n, mean, squares, restOfBoth: sumOfBoth - both * mean }
}
