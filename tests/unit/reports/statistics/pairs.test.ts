import { describe, expect, it } from '@jest/globals'

import { pairedIndex } from '../../../../reports/statistics/index-pair.ts'
import { pairedItem } from '../../../../reports/statistics/item-pair.ts'
import { NO_MATCH } from '../../../../reports/statistics/matched-sample.ts'
import { gradeScoring } from '../../../../reports/statistics/scoring.ts'

/** What an association answered in the two years: a grade, 6 "vet inte", 7 nothing. */
type Answers = readonly (readonly [first: number, second: number])[]

const sports: Answers = [
  [3, 4],
  [4, 4],
  [5, 6],
  [2, 5],
]
const culture: Answers = [
  [1, 2],
  [6, 3],
  [5, 1],
]
const movers: Answers = [
  [2, 2],
  [4, 5],
]
const sum = (answers: Answers, term: (first: number, second: number) => number) =>
  answers.reduce((total, [first, second]) => total + term(first, second), 0)

describe('pairedItem', () => {
  const FIVE = { min: 1, max: 5 }
  const scoring = { first: gradeScoring(FIVE), second: gradeScoring(FIVE) }
  const count = (answers: Answers, year: 0 | 1, answer: number) =>
    answers.filter(each => each[year] === answer).length
  const stratum = (size: number | null, answers: Answers, year: 0 | 1) => ({
    size,
    tally: {
      grades: [1, 2, 3, 4, 5].map(step => count(answers, year, step)),
      dontKnow: count(answers, year, 6),
      blank: 0,
      notShown: 0,
    },
  })
  const joint = (answers: Answers) =>
    [1, 2, 3, 4, 5, 6, 7].map(row =>
      [1, 2, 3, 4, 5, 6, 7].map(column => sum(answers, (x, y) => +(x === row && y === column))),
    )
  const sector = (
    id: string,
    answers: Answers,
    sizes: readonly [number | null, number | null] = [20, 30],
  ) => ({
    sector: id,
    first: stratum(sizes[0], answers, 0),
    second: stratum(sizes[1], answers, 1),
    common: 9,
  })
  const counted = {
    sectors: { idrott: joint(sports), kultur: joint(culture) },
    movers: joint(movers),
  }

  it('has each sector by itself where all frames are known', () => {
    const strata = [sector('idrott', sports), sector('kultur', culture), sector('tro', movers)]
    const paired = pairedItem({ strata, joint: counted }, scoring)
    // 3, 4, 5, 2 and 4, 4, 5.
    expect(paired[0]).toMatchObject({
      sector: 'idrott',
      first: { size: 20, n: 4, mean: 3.5, squares: 5 },
      second: { size: 30, answered: 4, n: 3 },
      matched: { matched: 4, both: 3 },
      common: 9,
    })
    expect(paired.map(({ matched }) => matched.matched)).toEqual([4, 3, 0])
  })

  it('has nobody who answered twice where nobody knows who did', () => {
    const [paired] = pairedItem({ strata: [sector('idrott', sports)], joint: null }, scoring)
    expect(paired!.matched).toEqual(NO_MATCH)
  })

  it.each<readonly [string, readonly [number | null, number | null]]>([
    ['the first year', [null, 30]],
    ['the second year', [20, null]],
    ['both years', [null, null]],
  ])('makes one of all sectors where a frame is not known %s, with who moved', (_year, sizes) => {
    const strata = [sector('idrott', sports), sector('kultur', culture, sizes)]
    const all = [...sports, ...culture]
    expect(pairedItem({ strata, joint: counted }, scoring)).toEqual(
      pairedItem(
        {
          strata: [{ ...sector('alla', all, [null, null]), common: null }],
          joint: { sectors: { alla: joint([...all, ...movers]) }, movers: joint([]) },
        },
        scoring,
      ),
    )
    const [paired] = pairedItem({ strata, joint: counted }, scoring)
    expect(paired).toMatchObject({
      sector: 'alla',
      first: { size: null, answered: 7, n: 6 },
      second: { size: null, answered: 7, n: 6 },
      matched: { matched: 9, both: 7 },
      common: null,
    })
    expect(pairedItem({ strata, joint: null }, scoring)[0]!.matched).toEqual(NO_MATCH)
  })

  it('is nothing of no sectors', () => {
    expect(pairedItem({ strata: [], joint: counted }, scoring)).toEqual([])
  })
})

describe('pairedIndex', () => {
  /** An index of two items: v is twice the value, and whoever has none counts as 0. */
  const v = (answer: number) => (answer > 5 ? 0 : 2 * answer)
  const has = (answer: number) => +(answer <= 5)
  const text = (answers: Answers, term: (first: number, second: number) => number) =>
    String(sum(answers, term))
  const stratum = (
    size: number | null,
    answers: Answers,
    value: (x: number, y: number) => number,
  ) => ({
    size,
    tally: {
      respondents: answers.length,
      defined: sum(answers, (x, y) => has(value(x, y))),
      sum: text(answers, (x, y) => v(value(x, y))),
      sumOfSquares: text(answers, (x, y) => v(value(x, y)) ** 2),
    },
  })
  const sector = (
    id: string,
    answers: Answers,
    sizes: readonly [number | null, number | null] = [20, 30],
  ) => ({
    sector: id,
    first: stratum(sizes[0], answers, x => x),
    second: stratum(sizes[1], answers, (_, y) => y),
    common: 9,
  })
  const moments = (answers: Answers) => ({
    respondents: answers.length,
    definedFirst: sum(answers, x => has(x)),
    definedSecond: sum(answers, (_, y) => has(y)),
    definedBoth: sum(answers, (x, y) => has(x) * has(y)),
    sumFirst: text(answers, x => v(x)),
    sumSecond: text(answers, (_, y) => v(y)),
    squaresFirst: text(answers, x => v(x) ** 2),
    squaresSecond: text(answers, (_, y) => v(y) ** 2),
    products: text(answers, (x, y) => v(x) * v(y)),
    sumFirstWhereSecond: text(answers, (x, y) => v(x) * has(y)),
    sumSecondWhereFirst: text(answers, (x, y) => v(y) * has(x)),
  })
  const panel = {
    both: 0,
    up: 0,
    same: 0,
    down: 0,
    sumFirst: '0',
    sumSecond: '0',
    squaresFirst: '0',
    squaresSecond: '0',
    products: '0',
  }
  const counted = { sectors: { idrott: moments(sports), kultur: moments(culture) }, panel }
  const pair = (strata: readonly ReturnType<typeof sector>[]) => ({
    items: 2,
    strata,
    joint: counted,
  })

  it('has each sector by itself where all frames are known', () => {
    const paired = pairedIndex(
      pair([sector('idrott', sports), sector('kultur', culture), sector('tro', movers)]),
    )
    expect(paired[0]).toMatchObject({
      sector: 'idrott',
      first: { size: 20, n: 4, mean: 3.5, squares: 5 },
      second: { size: 30, answered: 4, n: 3 },
      matched: { matched: 4, both: 3 },
      common: 9,
    })
    // (3 − 3.5)(4 − 13/3) + (4 − 3.5)(4 − 13/3) + (2 − 3.5)(5 − 13/3).
    expect(paired[0]!.matched.products).toBeCloseTo(-1, 12)
    expect(paired.map(({ matched }) => matched.matched)).toEqual([4, 3, 0])
  })

  it('has nobody who responded twice where nobody knows who did', () => {
    const unknown = { ...pair([sector('idrott', sports)]), joint: null }
    expect(pairedIndex(unknown)[0]!.matched).toEqual(NO_MATCH)
  })

  it.each<readonly [string, readonly [number | null, number | null]]>([
    ['the first year', [null, 30]],
    ['the second year', [20, null]],
    ['both years', [null, null]],
  ])('makes one of all sectors where a frame is not known %s', (_year, sizes) => {
    const split = pair([sector('idrott', sports), sector('kultur', culture, sizes)])
    const all = [...sports, ...culture]
    expect(pairedIndex(split)).toEqual(
      pairedIndex({
        items: 2,
        strata: [{ ...sector('alla', all, [null, null]), common: null }],
        joint: { sectors: { alla: moments(all) }, panel },
      }),
    )
    expect(pairedIndex(split)[0]).toMatchObject({
      sector: 'alla',
      first: { size: null, answered: 7, n: 6 },
      matched: { matched: 7, both: 5 },
      common: null,
    })
    expect(pairedIndex({ ...split, joint: null })[0]!.matched).toEqual(NO_MATCH)
  })

  it('has nobody in one of all sectors where no sector was counted together', () => {
    const apart = { ...pair([sector('idrott', sports, [null, 9])]), joint: { sectors: {}, panel } }
    expect(pairedIndex(apart)[0]!.matched).toEqual(NO_MATCH)
  })
})
