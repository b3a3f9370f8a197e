import { describe, expect, it } from '@jest/globals'

import { answersOf, estimateInput, yearTable } from '../../../builders/estimate-cases.ts'

const change = (years: Record<string, object>, rest: object = {}) =>
  estimateInput({
    kind: 'change',
    items: ['q1'],
    years,
    pairs: [Object.keys(years).slice(0, 2)],
    ...rest,
  })
const mixed = [1, 2, 3, 4, 5, 2, 3, 4] as const

describe('a change', () => {
  const A = yearTable([...answersOf('a', mixed), ...answersOf('b', mixed)], { a: 20, b: 20 })
  const B = yearTable([...answersOf('a', [2, 3, 4, 5, 5, 3, 4, 5]), ...answersOf('b', mixed)], {
    a: 20,
    b: 20,
  })

  it('takes all sectors as one where one of the years has no sizes', () => {
    const { 'A-B': block } = change({ A, B: { ...B, N: null } })
    expect(Object.keys(block.q1.byStratum)).toEqual(['alla'])
    expect(block.q1.byStratum.alla).toMatchObject({ m: 16, M: null, kappa: 16 / 256 })
    expect(Object.keys(block.q1)).not.toContain('sectors')
    expect(block.q1).toEqual(change({ A, B }).NunknownVariant.q1)
  })

  it('matches those who changed sector where nobody knows the sizes, and in the panel, but not in a sector', () => {
    const moved = yearTable([...answersOf('b', mixed, 'a'), ...answersOf('a', mixed, 'b')], {
      a: 20,
      b: 20,
    })
    const told = change({ A, B: moved })
    expect(told['A-B'].q1).toMatchObject({ matched: 0, rPooled: 0 })
    expect(told.NunknownVariant.q1).toMatchObject({ matched: 16 })
    expect(told.panel.q1).toMatchObject({ m: 16, same: 16, meanDiff: 0, sdDiff: 0 })
    expect(Object.keys(told.panel.q1)).not.toContain('t')
  })

  it('names the sectors that are left out by code point', () => {
    const other = yearTable(answersOf('a', mixed), { a: 20, ö: 4, Z: 3 })
    expect(change({ A, B: other })['A-B'].q1.excludedStrata).toEqual(['Z', 'b', 'ö'])
  })

  it('takes what is known of the common frame, and as much as can be of the rest', () => {
    const told = change({ A, B }, { Mcommon: { 'A-B': { a: 12 } } })['A-B'].q1.byStratum
    expect([told.a.M, told.b.M]).toEqual([12, 20])
    expect(change({ A, B }, { Mcommon: null })['A-B'].q1.byStratum.a.M).toBe(20)
    expect(change({ A, B }, { Mcommon: { 'A-B': { a: null } } })['A-B'].q1.byStratum.a.M).toBe(20)
  })

  it('counts blanks apart in the transitions, of those who are in both files', () => {
    const first = yearTable(
      [
        ['x', 'a', null],
        ['y', 'a', 3],
        ['z', 'a', 'VE'],
      ],
      { a: 9 },
    )
    const second = yearTable(
      [
        ['x', 'a', 2],
        ['y', 'a', null],
        ['w', 'a', 5],
      ],
      { a: 9 },
    )
    const { q1 } = change({ A: first, B: second }).transitions
    expect(q1.flat().reduce((sum: number, count: number) => sum + count)).toBe(2)
    expect([q1[6][1], q1[2][6]]).toEqual([1, 1])
  })

  it('is not assessable where nobody has an opinion one of the years', () => {
    const none = yearTable(answersOf('a', ['VE', 'VE']), { a: 9, b: 9 })
    const { q1 } = change({ A, B: none })['A-B']
    expect(q1).toMatchObject({
      n1: 8,
      n2: 0,
      verdict: 'not_assessable',
      withinMargin: null,
      p: null,
    })
    const partly = yearTable([...answersOf('a', ['VE', 'VE']), ...answersOf('b', mixed)], {
      a: 9,
      b: 9,
    })
    expect(change({ A, B: partly })['A-B'].q1.sectors.a).toMatchObject({
      n1: 8,
      n2: 0,
      verdict: 'not_assessable',
    })
  })

  it('is in one family over several pairs, by pair and question in the order of the pairs', () => {
    const told = change(
      { A, B, C: B },
      {
        pairs: [
          ['B', 'C'],
          ['A', 'B'],
          ['A', 'C'],
        ],
      },
    )
    expect(told.familyOrder).toEqual(['B-C.q1', 'A-B.q1', 'A-C.q1'])
    expect(Object.keys(told.holm)).toEqual(told.familyOrder)
    expect(Object.keys(told.panel)).toEqual(told.familyOrder)
    expect(told.holm['A-B.q1']).toBeGreaterThan(told['A-B'].q1.p)
    expect(told.NunknownVariant.q1.diff).toBe(0)
  })

  it('goes by the margin and the level of the case', () => {
    const told = change({ A, B }, { delta: 1.5, alpha: 0.4 })['A-B'].q1
    expect(told.tost.delta).toBe(1.5)
    expect(told).toMatchObject({ verdict: 'improved', withinMargin: true })
  })
})

describe('joint counts', () => {
  const table = Array.from({ length: 7 }, (_, row) =>
    Array.from({ length: 7 }, (_, column) => (row + 2 * column) % 4),
  )
  const input = (N: object) => ({
    kind: 'changeFromTallies',
    items: ['q1'],
    pairs: [['A', 'B']],
    jointTallies: { q1: { a: table, b: table } },
    N,
  })

  it('have each year in their margins, where "none" is not blank', () => {
    const told = estimateInput(input({ A: { a: 90, b: 90 }, B: { a: 90, b: 90 } }))
    const rows = table.slice(0, 5).map(row => 2 * row.reduce((sum, count) => sum + count))
    expect(told.A.q1.tally).toEqual({
      hist: rows,
      ve: 2 * table[5]!.reduce((a, b) => a + b),
      blank: 0,
    })
    expect(told.panel.q1.m).toBe(
      2 *
        table
          .slice(0, 5)
          .flatMap(row => row.slice(0, 5))
          .reduce((a, b) => a + b),
    )
  })

  it('are one sector where one of the years has no sizes', () => {
    const told = estimateInput(input({ A: { b: 90, a: 90 }, B: null }))
    expect(Object.keys(told['A-B'].q1.byStratum)).toEqual(['alla'])
    expect(Object.keys(told.A.q1.sectors)).toEqual(['b', 'a'])
    expect(Object.keys(told.B.q1)).not.toContain('sectors')
    const both = estimateInput(input({ A: null, B: null }))
    expect(both['A-B']).toEqual(told['A-B'])
  })
})
