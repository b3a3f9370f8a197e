import type { Scale } from '../../surveys/questions/scale.ts'
import { type Answer, DONT_KNOW } from '../../surveys/response.ts'

type Range = Pick<Scale, 'min' | 'max'>

/**
 * How one answer is counted, as a small whole number: 0 for the scale's lowest step and upwards, then
 * "vet inte", then blank, then not shown.
 */
export type AnswerCode = number

/** A question that a condition kept from the respondent: neither answered nor left blank. */
export const NOT_SHOWN = Symbol('not shown')

/** How many steps a scale has. */
export function stepCount({ min, max }: Range): number {
  return max - min + 1
}

function dontKnowCode(scale: Range): AnswerCode {
  return stepCount(scale)
}

function blankCode(scale: Range): AnswerCode {
  return stepCount(scale) + 1
}

function notShownCode(scale: Range): AnswerCode {
  return stepCount(scale) + 2
}

/** Room for the codes of every scale that a survey can have: eleven steps and three more. */
export const CODE_WIDTH = 16

/** @throws {RangeError} If an answer is no grade on the scale. */
export function answerCode(
  answer: Answer | typeof NOT_SHOWN | undefined,
  scale: Range,
): AnswerCode {
  if (answer === undefined) return blankCode(scale)
  if (answer === NOT_SHOWN) return notShownCode(scale)
  if (answer === DONT_KNOW) return dontKnowCode(scale)
  const step = typeof answer === 'number' ? answer - scale.min : -1
  if (step >= 0 && step < stepCount(scale) && Number.isInteger(step)) return step
  throw new RangeError(`${String(answer)} is not a grade on ${scale.min}–${scale.max}`)
}
