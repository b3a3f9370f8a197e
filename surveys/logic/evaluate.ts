import { type Answer, DONT_KNOW } from '../response.ts'
import type { AnswerTest, Condition } from './condition.ts'

/** The answer to a question; `undefined` where it is not answered, or not shown. */
export type AnswerOf = (questionId: string) => Answer | undefined

/**
 * Whether a condition holds. It always does or does not, whatever the answers are: a test asks if
 * somebody has said something, and who has not answered has not said it. So no test holds of a question
 * that is blank or not shown, and `not` of that test does. "Vet inte" is an answer, but no grade,
 * number or day: it is `answered`, `equals` VE, and neither at least nor at most anything.
 */
export function holds(condition: Condition, answerOf: AnswerOf): boolean {
  switch (condition.test) {
    case 'not':
      return !holds(condition.condition, answerOf)
    case 'all':
      return condition.conditions.every(part => holds(part, answerOf))
    case 'any':
      return condition.conditions.some(part => holds(part, answerOf))
    default:
      return passes(condition, answerOf(condition.question))
  }
}

/** Whether one answer passes one test. */
export function passes(test: AnswerTest, answer: Answer | undefined): boolean {
  if (answer === undefined) return false
  switch (test.test) {
    case 'answered':
      return true
    case 'equals':
      return answer === test.value
    case 'oneOf':
      return test.values.some(value => value === answer)
    case 'contains':
      return Array.isArray(answer) ? answer.includes(test.value) : answer === test.value
    case 'atLeast':
      return isComparable(answer, test.value) && answer >= test.value
    case 'atMost':
      return isComparable(answer, test.value) && answer <= test.value
  }
}

/** Numbers with numbers, and days with days, which are text in the order of time. */
function isComparable(answer: Answer, value: string | number): boolean {
  return typeof answer === typeof value && answer !== DONT_KNOW
}
