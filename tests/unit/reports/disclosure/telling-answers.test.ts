import { describe, expect, it } from '@jest/globals'

import {
  tellsEachAnswer,
  tellsEachOpinion,
} from '../../../../reports/disclosure/telling-answers.ts'
import { tally } from './made-answers.ts'

describe('tellsEachAnswer', () => {
  it.each([
    ['all are alike', tally([0, 0, 5, 0, 0]), true],
    ['all are alike, one below twice the threshold', tally([0, 0, 9, 0, 0]), true],
    ['all are alike, but they are many', tally([0, 0, 10, 0, 0]), false],
    ['all but one are at the top, and that one is next to it', tally([0, 0, 0, 1, 6]), true],
    ['all but one are at the bottom, and that one is next to it', tally([6, 1, 0, 0, 0]), true],
    ['one is two steps from the top', tally([0, 0, 1, 0, 6]), false],
    ['two are next to the top', tally([0, 0, 0, 2, 5]), false],
    ['one more lies elsewhere', tally([1, 0, 0, 1, 5]), false],
    ['they lie in the middle', tally([0, 2, 3, 2, 0]), false],
    ['nobody answered', tally([0, 0, 0, 0, 0], [0, 3]), false],
    ['nobody has a grade', tally([0, 0, 0, 0, 0], [3]), false],
  ])('when %s', (_, given, expected) => {
    expect(tellsEachAnswer(given, 5)).toBe(expected)
  })
})

describe('tellsEachOpinion', () => {
  it.each([
    ['one said "vet inte", and nobody has a grade', tally([0, 0, 0, 0, 0], [1]), true],
    ['nine said so', tally([0, 0, 0, 0, 0], [9, 4]), true],
    ['ten said so', tally([0, 0, 0, 0, 0], [10]), false],
    ['somebody has a grade', tally([0, 0, 1, 0, 0], [4]), false],
    ['all left it blank', tally([0, 0, 0, 0, 0], [0, 4]), false],
  ])('when %s', (_, given, expected) => {
    expect(tellsEachOpinion(given, 5)).toBe(expected)
  })
})
