import { describe, expect, it } from '@jest/globals'

import {
  addSums,
  answerWeight,
  createLikeness,
  noSums,
  sumsOf,
} from '../../../../reports/disclosure/total-sums.ts'
import { dontKnowScoring, gradeScoring } from '../../../../reports/statistics/scoring.ts'
import { FIVE, tally } from './made-answers.ts'

const MEAN = { scoring: gradeScoring(FIVE), step: 0.1 }
const OPINION = { scoring: dontKnowScoring(FIVE), step: 0.01 }
const sums = (...numbers: readonly number[]) => Float64Array.from(numbers)

describe('answerWeight', () => {
  it.each([
    ['as many as there are for each answer', 18, 9, 2],
    ['itself where their number is not known', null, 9, 1],
    ['itself where more have answered than there were thought to be', 6, 9, 1],
    ['itself where nobody has answered', 18, 0, 1],
  ])('is %s', (_, size, answered, expected) => {
    expect(answerWeight(size, answered)).toBe(expected)
  })
})

describe('sumsOf', () => {
  // Four grades that sum to 13; six answered the question, and of nine it is known whether they have a grade.
  const given = tally([0, 1, 2, 0, 1], [2, 1, 3])

  it('weighs grades by those who are settled, and "vet inte" by those who answered', () => {
    expect(sumsOf(given, 18, [MEAN, OPINION])).toEqual(sums(4, 2 * 13, 2 * 4, 3 * 2, 3 * 6))
  })

  it('weighs nothing where the number of associations is not known', () => {
    expect(sumsOf(given, null, [MEAN, OPINION])).toEqual(sums(4, 13, 4, 2, 6))
  })

  it('is nothing of a sector that has not answered', () => {
    expect(sumsOf(tally([0, 0, 0, 0, 0]), 18, [MEAN, OPINION])).toEqual(noSums([MEAN, OPINION]))
  })
})

describe('addSums', () => {
  it('adds, and takes away', () => {
    const [a, b] = [sums(10, 20, 30), sums(1, 2, 4)]
    expect(addSums(a, b, { into: noSums([MEAN]) })).toEqual(sums(11, 22, 34))
    expect(addSums(a, b, { into: noSums([MEAN]), times: -1 })).toEqual(sums(9, 18, 26))
  })
})

describe('createLikeness', () => {
  it.each([
    ['the mean is printed alike', sums(10, 32.4, 10), true],
    ['the mean lies on the other side of a tenth', sums(10, 32.6, 10), false],
    ['the mean is far away', sums(10, 41, 10), false],
    ['n is another', sums(11, 32, 10), false],
  ])('when %s', (_, other, expected) => {
    expect(createLikeness(sums(10, 32, 10), [MEAN])(other)).toBe(expected)
  })

  it('hears the word that is said of a mean', () => {
    const word = (mean: number) => (mean >= 3.2 ? 'hög' : 'låg')
    const isLike = createLikeness(sums(10, 32, 10), [{ ...MEAN, word }])
    expect([sums(10, 32.4, 10), sums(10, 31.8, 10)].map(isLike)).toEqual([true, false])
  })

  it('looks at every mean', () => {
    const isLike = createLikeness(sums(10, 32, 10, 2, 12), [MEAN, OPINION])
    expect(isLike(sums(10, 32, 10, 2, 12))).toBe(true)
    expect(isLike(sums(10, 32, 10, 3, 12))).toBe(false)
  })
})
