import { describe, expect, it } from '@jest/globals'

import { estimateInput } from '../../../builders/estimate-cases.ts'

const mixed = [1, 2, 3, 4, 5, 2, 3, 4] as const

describe('an index', () => {
  const rows = mixed.map((grade, at) => [`a${at}`, 'a', grade, 6 - grade, at % 2 ? 'VE' : grade])
  const table = { columns: ['assoc', 'stratum', 'q1', 'q2', 'q3'], rows, N: { a: 20 } }
  const input = { kind: 'index', items: ['q1', 'q2', 'q3'], years: { A: table, B: table } }

  it('needs half of its items, rounded up, where the case says nothing', () => {
    expect(estimateInput(input).A.index.minItems).toBe(2)
  })

  it('is compared under its own name, with its panel', () => {
    const told = estimateInput({ ...input, pairs: [['A', 'B']] })
    expect(told['A-B'].index).toMatchObject({ matched: 8, diff: 0 })
    expect(told.panel.index).toMatchObject({ m: 8, same: 8 })
    expect(told.holm).toEqual({ index: told['A-B'].index.p })
  })

  it('has nothing of those who have none', () => {
    const told = estimateInput({
      ...input,
      minItems: 3,
      years: { A: { ...table, rows: [rows[1]] } },
    })
    expect(told.A.index).toMatchObject({
      nDefined: 0,
      nRespondents: 1,
      unweightedMean: null,
      unweightedSd: null,
      overall: null,
      nki: null,
    })
  })

  it('of more than ten items has its moments as text, for no number is that exact', () => {
    const items = Array.from({ length: 18 }, (_, item) => `q${item}`)
    const answers = ['x', 'y'].map((id, at) => [
      id,
      'a',
      ...items.map((_, item) => ((item + at) % 5) + 1),
    ])
    const years = { A: { columns: ['assoc', 'stratum', ...items], rows: answers, N: { a: 9 } } }
    const { exactMoments, overall } = estimateInput({ kind: 'index', items, years }).A.index
    expect(exactMoments).toMatchObject({ L: null, sum: null, sumSq: null })
    // lcm(1…18) is 12 252 240; the sums of eighteen grades are 51 and 54.
    expect(exactMoments.text).toEqual({
      L: '12252240',
      sum: String((12_252_240n * 105n) / 18n),
      sumSq: String(((12_252_240n / 18n) * 51n) ** 2n + ((12_252_240n / 18n) * 54n) ** 2n),
    })
    expect(overall.mean).toBeCloseTo(105 / 36, 12)
  })

  it('has no alpha where nothing differs, in rows or in columns', () => {
    const constant = (data: unknown) =>
      estimateInput({ ...input, constant: { items: ['x', 'y'], data } }).constantAlpha
    expect(
      constant([
        [3, 3],
        [3, 3],
      ]),
    ).toBeNull()
    expect(constant({ x: [3, 3, 3], y: [3, 3, 3] })).toBeNull()
    expect(constant({ y: [1, 2, 4], x: [1, 2, 4] })).toBeCloseTo(1, 12)
  })
})

describe('smaller cases', () => {
  it('take a documented share of eligible, and null for none', () => {
    const given = { I: 40, P: 5, R: 2, NC: 60, O: 0, U: 13, NE: 3 }
    const [own, told, none] = estimateInput({
      kind: 'aapor',
      cases: [given, { ...given, e: 0.5 }, { ...given, e: null }],
    }).cases
    expect(told.RR3).toBe(40 / 113.5)
    expect(none).toEqual(own)
  })

  it('only describe the change since a mean without n', () => {
    const legacy = [{ mean: 3, n: null, sd: 1, N: null, roundingUnit: 0.1 }]
    const current = { mean: 3.5, se: 0.1, dfSatterthwaite: 40, n: 50 }
    const [told] = estimateInput({ kind: 'legacy', legacy, current }).cases
    expect(told).toMatchObject({
      V1: null,
      diff: 0.5,
      se: null,
      p: null,
      ci95: [null, null],
      verdict: 'not_assessable',
    })
  })

  it('print of an index where all said the same what a survey program does', () => {
    const [alike, one, none] = estimateInput({
      kind: 'rescale',
      cases: [
        { values: [3, 3, 3], min: 1, max: 5 },
        { values: [7], min: 0, max: 10 },
        { values: [], min: 1, max: 4 },
      ],
    }).cases
    expect(alike).toEqual({ mean: 3, index: 50, sd: 0, se: 0, ci: [50, 50] })
    expect(one).toEqual({ mean: 7, index: 70, sd: null, se: null, ci: [null, null] })
    expect(none).toEqual({ mean: null, index: null, sd: null, se: null, ci: [null, null] })
  })

  it('take of two sectors with as few answers the first by code point', () => {
    const n = { ö: 6, b: 6, Z: 6, a: 3 }
    const sum = { ö: 18, b: 18, Z: 18, a: 9 }
    const [told] = estimateInput({
      kind: 'format',
      suppression: [{ threshold: 5, n, sum }],
    }).suppression
    expect(told).toMatchObject({ primary: ['a'], secondary: ['Z'], hideTotal: false })
  })

  it('print figures without a space between thousands', () => {
    expect(
      estimateInput({ kind: 'format', rounding: [{ x: -12345.65, decimals: 1 }] }).rounding,
    ).toEqual(['−12345,7'])
  })
})
