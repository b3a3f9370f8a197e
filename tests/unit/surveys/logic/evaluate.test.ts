import { describe, expect, it } from '@jest/globals'

import type { Condition } from '../../../../surveys/logic/condition.ts'
import { holds } from '../../../../surveys/logic/evaluate.ts'
import type { Answer } from '../../../../surveys/response.ts'
import {
  all,
  answered,
  any,
  atLeast,
  atMost,
  contains,
  equals,
  not,
  oneOf,
} from '../../../builders/conditions.ts'

const given = (condition: Condition, answer?: Answer) =>
  holds(condition, id => (id === 'a.b' ? answer : undefined))

describe('a test of one answer', () => {
  it.each<[string, Condition, Answer | undefined, boolean]>([
    ['answered holds of a grade', answered('a.b'), 3, true],
    ['answered holds of "vet inte", which is an answer', answered('a.b'), 'VE', true],
    ['answered does not hold of nothing', answered('a.b'), undefined, false],
    ['equals holds of the same code', equals('a.b', 'stor'), 'stor', true],
    ['equals tells a number from text', equals('a.b', 3), '3', false],
    ['equals can ask for "vet inte"', equals('a.b', 'VE'), 'VE', true],
    ['equals does not hold of nothing', equals('a.b', 'stor'), undefined, false],
    ['one of holds of any of them', oneOf('a.b', 1, 2), 2, true],
    ['one of does not hold of others', oneOf('a.b', 1, 2), 3, false],
    ['contains holds of a choice among several', contains('a.b', 'skola'), ['x', 'skola'], true],
    ['contains does not hold of others', contains('a.b', 'skola'), ['x'], false],
    ['contains does not hold of part of a code', contains('a.b', 'sko'), ['skola'], false],
    ['contains can ask for "vet inte"', contains('a.b', 'VE'), 'VE', true],
    ['at least holds at the limit', atLeast('a.b', 3), 3, true],
    ['at least does not hold below it', atLeast('a.b', 3), 2, false],
    ['at least does not hold of "vet inte", which is no grade', atLeast('a.b', 3), 'VE', false],
    ['at least does not hold of nothing', atLeast('a.b', 0), undefined, false],
    ['at most holds at the limit', atMost('a.b', 3), 3, true],
    ['at most does not hold of "vet inte"', atMost('a.b', 3), 'VE', false],
    ['at most does not hold of nothing', atMost('a.b', 3), undefined, false],
    ['at least compares days', atLeast('a.b', '2021-09-25'), '2021-10-01', true],
    [
      'at least does not hold of "vet inte" instead of a day',
      atLeast('a.b', '2021-01-01'),
      'VE',
      false,
    ],
    ['at most compares days', atMost('a.b', '2021-09-25'), '2021-10-01', false],
    ['at least compares no number with a day', atLeast('a.b', '2021-09-25'), 3, false],
  ])('%s', (_claim, condition, answer, expected) => {
    expect(given(condition, answer)).toBe(expected)
    expect(given(not(condition), answer)).toBe(!expected)
  })
})

describe('conditions together', () => {
  const [yes, no] = [answered('a.b'), answered('c.d')]
  it.each<[string, Condition, boolean]>([
    ['all of two that hold', all(yes, yes), true],
    ['all of one that does not', all(yes, no), false],
    ['any of one that holds', any(no, yes), true],
    ['any of none that holds', any(no, no), false],
    ['not of all', not(all(yes, no)), true],
    ['not of not', not(not(yes)), true],
    ['nested', any(all(yes, no), all(yes, not(no))), true],
  ])('%s', (_claim, condition, expected) => {
    expect(given(condition, 3)).toBe(expected)
  })

  it('hold or do not, whatever is blank: not of a test of nothing holds', () => {
    expect(given(not(equals('a.b', 'ja')))).toBe(true)
    expect(given(not(atLeast('a.b', 3)), 'VE')).toBe(true)
  })
})
