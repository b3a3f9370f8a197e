import { recoverTally } from '../statistics/printed-distribution.ts'
import { type PrintedUncertainty, printedUncertainty } from '../statistics/printed-mean.ts'
import { meanOfShares, questionFindings, wholeDistribution } from './findings.ts'
import { roundingUnitOf } from './printed-number.ts'
import type { PrintedLevel } from './printed-comparison.ts'
import type { PrintedQuestion } from './printed-result.ts'

/** The mean that a question has in print; `null`: neither a mean nor the share of every step is printed. */
export function printedLevel(question: PrintedQuestion): PrintedLevel | null {
  if (question.mean !== null) return { mean: question.mean.value, isFromShares: false }
  const shares = wholeDistribution(question)
  if (shares === null) return null
  const { min } = question.scale
  const { n } = question
  const grades = n === null ? null : recoveredGrades(question)
  if (grades === null || n === null) {
    return { mean: meanOfShares(shares, question.scale), isFromShares: true }
  }
  const sum = grades.reduce((total, count, step) => total + count * (min + step), 0)
  return { mean: sum / n, isFromShares: true }
}

/**
 * How uncertain the printed mean is: by the standard deviation that is printed, else by that of the printed shares,
 * else by the largest that it can have been.
 *
 * @returns `null` when it is not printed how many answered, or only one did.
 */
export function levelUncertainty(
  question: PrintedQuestion,
  { mean }: PrintedLevel,
): PrintedUncertainty | null {
  const { n, size, sd, sdDivisor, scale } = question
  const own = sd === null ? spreadOfShares(question) : null
  const divisor = own === null ? sdDivisor : 'n'
  return printedUncertainty(
    {
      mean,
      n,
      size,
      sd: sd?.value ?? own,
      roundingUnit: question.mean === null ? 0 : roundingUnitOf(question.mean),
      ...(divisor === null ? {} : { sdDivisor: divisor }),
    },
    scale,
  )
}

/** How many gave each grade, as near as the shares tell; `null` when they do not make a whole, or none can have. */
function recoveredGrades(question: PrintedQuestion): readonly number[] | null {
  const shares = wholeDistribution(question)
  const isWhole = !questionFindings(question).some(({ code }) => code === 'sum')
  if (shares === null || question.n === null || !isWhole) return null
  const percentages = shares.map(({ value }) => value)
  const { grades } = recoverTally({ percentages, n: question.n }).tally
  return grades.some(count => count < 0) ? null : grades
}

/** The standard deviation of the printed shares, divided with n. */
function spreadOfShares(question: PrintedQuestion): number | null {
  const grades = recoveredGrades(question)
  if (grades === null) return null
  const n = grades.reduce((total, count) => total + count, 0)
  const mean = grades.reduce((total, count, step) => total + count * step, 0) / n
  const squares = grades.reduce((total, count, step) => total + count * (step - mean) ** 2, 0)
  return Math.sqrt(squares / n)
}
