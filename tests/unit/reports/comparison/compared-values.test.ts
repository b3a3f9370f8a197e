import { describe, expect, it } from '@jest/globals'

import { comparedValues, type ItemYear } from '../../../../reports/comparison/compared-values.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { scaleQuestionsOf } from '../../../../surveys/survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const question = scaleQuestionsOf(testSurvey())[0]!
const promise = promiseOf('grouped')
const rule = { promise, threshold: 5 }

/** A year's answers: `[associations, ...grades]` for each sector. */
function year(sectors: Record<string, readonly number[]>, threshold = 5): ItemYear {
  const strata = Object.entries(sectors).map(([sector, [size = 0, ...grades]]) => ({
    sector,
    size,
    tally: { grades, dontKnow: 0, blank: 0, notShown: 0 },
  }))
  return { question, rule: { promise, threshold }, strata }
}

const compare = (first: ItemYear, second: ItemYear, threshold = 5) =>
  comparedValues(first, second, { unit: 'grade', rule: { promise, threshold } })

const all = (grade: number, count: number) =>
  [1, 2, 3, 4, 5].map(step => (step === grade ? count : 0))

describe('comparedValues', () => {
  it('gives both means, n and the difference, unrounded', () => {
    const { sectors, total } = compare(
      year({ a: [20, ...all(2, 10)], b: [20, ...all(3, 10)] }),
      year({ a: [20, ...all(3, 12)], b: [60, ...all(3, 11)] }),
    )
    expect(sectors[0]).toEqual({
      sector: 'a',
      first: { n: { value: 10 }, mean: { value: 2 } },
      second: { n: { value: 12 }, mean: { value: 3 } },
      difference: { value: 1 },
    })
    // Each year has its own weights: (20·2 + 20·3) / 40 = 2.5, and 3.
    expect(total).toMatchObject({ first: { mean: { value: 2.5 } }, difference: { value: 0.5 } })
  })

  it('has no difference for a sector that is withheld in either year', () => {
    const few = { a: [20, ...all(2, 3)], b: [20, ...all(3, 6)], c: [20, ...all(4, 30)] }
    const many = { a: [20, ...all(2, 15)], b: [20, ...all(3, 15)], c: [20, ...all(4, 30)] }
    const { sectors } = compare(year(few), year(many))
    expect(sectors[0]).toMatchObject({
      first: { mean: { withheld: 'few' } },
      second: { mean: { value: 2 } },
      difference: { withheld: 'few' },
    })
    expect(sectors[1]!.difference).toEqual({ withheld: 'protectsOthers' })
    expect(sectors[2]!.difference).toEqual({ value: 0 })
  })

  it('follows the larger threshold, and hides also what the own rule hides', () => {
    const sectors = { a: [20, ...all(2, 7)], b: [20, ...all(3, 9)], c: [20, ...all(4, 30)] }
    const withheld = compare(year(sectors), year(sectors, 10), 10).sectors.map(
      ({ first }) => 'withheld' in first.mean,
    )
    expect(withheld).toEqual([true, true, false])
  })

  it('takes the total over the sectors that answered both years, and names the others', () => {
    const { total, excluded } = compare(
      year({ a: [20, ...all(2, 10)], b: [20, ...all(5, 10)] }),
      year({ a: [20, ...all(3, 10)], b: [20, ...all(5, 0)] }),
    )
    expect(excluded).toEqual(['b'])
    expect(total).toMatchObject({ first: { mean: { value: 2 } }, second: { mean: { value: 3 } } })
  })

  it('withholds the total where leaving a sector out would give a withheld one away', () => {
    const { total, excluded } = compare(
      year({ a: [20, ...all(2, 30)], b: [20, ...all(5, 3)], c: [20, ...all(3, 9)] }),
      year({ a: [20, ...all(3, 30)], b: [20, ...all(5, 0)], c: [20, ...all(3, 9)] }),
    )
    expect(excluded).toEqual(['b'])
    expect(total.first.mean).toEqual({ withheld: 'protectsOthers' })
    expect(total.difference).toEqual({ withheld: 'protectsOthers' })
  })

  it('puts questions on different scales on 0–100', () => {
    const four = { ...question, scale: { ...question.scale, max: 4 } }
    const first = { ...year({ a: [20, 0, 0, 0, 10] }), question: four }
    const second = year({ a: [20, ...all(3, 10)] })
    const { total, unit } = comparedValues(first, second, { unit: 'index', rule })
    expect(unit).toBe('index')
    expect(total).toMatchObject({
      first: { mean: { value: 100 } },
      second: { mean: { value: 50 } },
      difference: { value: -50 },
    })
  })
})
