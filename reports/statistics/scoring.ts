import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import { scaleIndex } from './scale-index.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** What an answer is worth in the mean that is sought; `null` leaves "vet inte" out of the domain. */
export interface Scoring {
  /** For each step of the scale, lowest first. */
  readonly grades: readonly number[]
  readonly dontKnow: number | null
}

/** A grade is worth itself: the mean is the medelbetyg. */
export function gradeScoring(scale: Range): Scoring {
  return { grades: scaleSteps(scale), dontKnow: null }
}

/** A grade is worth its place on 0–100: the mean is an index that other scales can be held against. */
export function indexScoring(scale: Range): Scoring {
  return { grades: scaleSteps(scale).map(step => scaleIndex(step, scale)), dontKnow: null }
}

/** Some grades are worth 1 and the others 0: the mean is their share of all grades. */
export function shareScoring(scale: Range, steps: readonly number[]): Scoring {
  return { grades: scaleSteps(scale).map(step => (steps.includes(step) ? 1 : 0)), dontKnow: null }
}

/** The mean is the share of "vet inte" among all who answered the question. */
export function dontKnowScoring(scale: Range): Scoring {
  return { grades: scaleSteps(scale).map(() => 0), dontKnow: 1 }
}

/** High grades are worth 100 and low ones −100: the mean is the net score (nettobetyg). */
export function netScoring(
  scale: Range,
  { high, low }: { readonly high: readonly number[]; readonly low: readonly number[] },
): Scoring {
  const worth = (step: number) => (high.includes(step) ? 100 : low.includes(step) ? -100 : 0)
  return { grades: scaleSteps(scale).map(worth), dontKnow: null }
}

/** The grades that count as high (4 and 5); `null` on other scales than 1–5, which have no counterpart. */
export function highSteps(scale: Range): readonly number[] | null {
  return scale.min === 1 && scale.max === 5 ? [4, 5] : null
}

/** The grades that count as low (1 and 2); `null` on other scales than 1–5. */
export function lowSteps(scale: Range): readonly number[] | null {
  return scale.min === 1 && scale.max === 5 ? [1, 2] : null
}
