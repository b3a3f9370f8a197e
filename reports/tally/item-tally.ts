import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import { stepCount } from './answer-code.ts'

/**
 * How one group answered one scale question: whole numbers, each association counted once. The only
 * statistics that are stored (statistics.md 3); every reported number is worked out from them.
 */
export interface ItemTally {
  /** How many gave each grade, from the scale's lowest step to its highest. */
  readonly grades: readonly number[]
  /** How many said "Vet inte / inte aktuellt för oss". */
  readonly dontKnow: number
  /** How many responses left the question blank. */
  readonly blank: number
  /** How many never saw the question, because of what they answered before. */
  readonly notShown: number
}

type Range = Pick<Scale, 'min' | 'max'>

export function emptyTally(scale: Range): ItemTally {
  return { grades: scaleSteps(scale).map(() => 0), dontKnow: 0, blank: 0, notShown: 0 }
}

/** The tally of counts that lie in the order of the answer codes. */
export function tallyOfCounts(counts: ArrayLike<number>, scale: Range): ItemTally {
  const steps = stepCount(scale)
  const [dontKnow = 0, blank = 0, notShown = 0] = [0, 1, 2].map(place => counts[steps + place] ?? 0)
  return {
    grades: Array.from({ length: steps }, (_, step) => counts[step] ?? 0),
    dontKnow,
    blank,
    notShown,
  }
}

/** Adding is exact, and the order does not matter. @throws {RangeError} If the scales differ. */
export function addTallies(a: ItemTally, b: ItemTally): ItemTally {
  if (a.grades.length !== b.grades.length) throw new RangeError('tallies of different scales')
  return {
    grades: a.grades.map((count, index) => count + (b.grades[index] ?? 0)),
    dontKnow: a.dontKnow + b.dontKnow,
    blank: a.blank + b.blank,
    notShown: a.notShown + b.notShown,
  }
}

/** n: how many gave a grade. */
export function gradedCount(tally: ItemTally): number {
  return tally.grades.reduce((sum, count) => sum + count, 0)
}

/** How many answered the question, with a grade or with "vet inte". */
export function answeredCount(tally: ItemTally): number {
  return gradedCount(tally) + tally.dontKnow
}

/**
 * a: those of whom it is known whether they have a grade. Who never saw the question has none, just as
 * who said "vet inte"; only who left it blank stands for nobody.
 */
export function settledCount(tally: ItemTally): number {
  return answeredCount(tally) + tally.notShown
}

/** Σ of all grades given, on the scale as asked. */
export function gradeSum(tally: ItemTally, scale: Range): number {
  return scaleSteps(scale).reduce((sum, step, index) => sum + step * (tally.grades[index] ?? 0), 0)
}
