import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import { type Answer, DONT_KNOW } from '../../surveys/response.ts'

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
}

export function emptyTally(scale: Pick<Scale, 'min' | 'max'>): ItemTally {
  return { grades: scaleSteps(scale).map(() => 0), dontKnow: 0, blank: 0 }
}

/** Adding is exact, and the order does not matter. @throws {RangeError} If the scales differ. */
export function addTallies(a: ItemTally, b: ItemTally): ItemTally {
  if (a.grades.length !== b.grades.length) throw new RangeError('tallies of different scales')
  return {
    grades: a.grades.map((count, index) => count + (b.grades[index] ?? 0)),
    dontKnow: a.dontKnow + b.dontKnow,
    blank: a.blank + b.blank,
  }
}

/** n: how many gave a grade. */
export function gradedCount(tally: ItemTally): number {
  return tally.grades.reduce((sum, count) => sum + count, 0)
}

/** a: how many answered the question, with a grade or with "vet inte". */
export function answeredCount(tally: ItemTally): number {
  return gradedCount(tally) + tally.dontKnow
}

/** Σ of all grades given, on the scale as asked. */
export function gradeSum(tally: ItemTally, scale: Pick<Scale, 'min' | 'max'>): number {
  return scaleSteps(scale).reduce((sum, step, index) => sum + step * (tally.grades[index] ?? 0), 0)
}

/** A tally while it is being counted. */
export interface TallyCounter {
  count(answer: Answer | undefined): void
  tally(): ItemTally
}

/** Counts the answers to one question in one group. @throws {RangeError} If an answer is no grade. */
export function createTallyCounter(scale: Pick<Scale, 'min' | 'max'>): TallyCounter {
  const steps = scale.max - scale.min + 1
  const counts = Array.from({ length: steps + 2 }, () => 0)
  const place = (answer: Answer | undefined) => {
    if (answer === undefined) return steps + 1
    if (answer === DONT_KNOW) return steps
    const step = typeof answer === 'number' ? answer - scale.min : -1
    if (step >= 0 && step < steps && Number.isInteger(step)) return step
    throw new RangeError(`${String(answer)} is not a grade on ${scale.min}–${scale.max}`)
  }
  return {
    count(answer) {
      const index = place(answer)
      counts[index] = (counts[index] ?? 0) + 1
    },
    tally: () => ({
      grades: counts.slice(0, steps),
      dontKnow: counts[steps] ?? 0,
      blank: counts[steps + 1] ?? 0,
    }),
  }
}
