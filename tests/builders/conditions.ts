import type { Condition } from '../../surveys/logic/condition.ts'

/** Conditions as they are spoken, for tests. */
export const answered = (question: string): Condition => ({ test: 'answered', question })
export const equals = (question: string, value: string | number): Condition => ({
  test: 'equals',
  question,
  value,
})
export const oneOf = (question: string, ...values: (string | number)[]): Condition => ({
  test: 'oneOf',
  question,
  values,
})
export const contains = (question: string, value: string): Condition => ({
  test: 'contains',
  question,
  value,
})
export const atLeast = (question: string, value: string | number): Condition => ({
  test: 'atLeast',
  question,
  value,
})
export const atMost = (question: string, value: string | number): Condition => ({
  test: 'atMost',
  question,
  value,
})
export const not = (condition: Condition): Condition => ({ test: 'not', condition })
export const all = (...conditions: Condition[]): Condition => ({ test: 'all', conditions })
export const any = (...conditions: Condition[]): Condition => ({ test: 'any', conditions })
