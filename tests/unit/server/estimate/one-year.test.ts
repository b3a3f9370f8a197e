import { describe, expect, it } from '@jest/globals'

import {
  answersOf,
  estimateInput,
  estimateText,
  yearTable,
} from '../../../builders/estimate-cases.ts'

const cross = (table: object, items = ['q1']) =>
  estimateInput({ kind: 'cross', items, years: { 2022: table } })['2022']
const mixed = [1, 2, 3, 4, 5, 2, 3, 4] as const

describe('a question in one year', () => {
  it('that nobody answered has nothing but how many left it blank', () => {
    const { q1 } = cross(yearTable(answersOf('a', [null, null]), { a: 9 }))
    expect(q1).toMatchObject({
      tally: { hist: [0, 0, 0, 0, 0], ve: 0, blank: 2 },
      unweighted: { n: 0, mean: null, sd: null, median: null, net: null, veShare: null },
      overall: null,
      nki: null,
      shareHigh: null,
      veShare: null,
      net: null,
    })
    expect(q1.sectors.a).toMatchObject({
      answered: 0,
      nValid: 0,
      mean: null,
      se: null,
      df: null,
      ci: [null, null],
    })
  })

  it('of a year without rows is the same', () => {
    expect(cross(yearTable([], { a: 9 })).q1).toMatchObject({ overall: null, tally: { blank: 0 } })
  })

  it('that all said "vet inte" to has a share of those, and no mean', () => {
    const { q1 } = cross(yearTable(answersOf('a', ['VE', 'VE', 'VE']), { a: 9 }))
    expect(q1).toMatchObject({
      overall: null,
      shareHigh: null,
      veShare: { p: 1, se: 0, dfDesign: 2 },
    })
    expect(q1.veShare.ciWilson[1]).toBe(1)
  })

  it('with one answer has a mean, and no interval', () => {
    const { q1 } = cross(yearTable(answersOf('a', [4]), { a: 9 }))
    expect(q1.overall).toMatchObject({
      mean: 4,
      se: 0,
      dfDesign: 0,
      ciDesign: [null, null],
      ci: [null, null],
    })
    expect(q1.sectors.a).toMatchObject({ mean: 4, se: null, df: 0, ci: [null, null] })
    expect(q1.unweighted).toMatchObject({ n: 1, sd: null, median: 4 })
  })

  it('that one answered in a sector of one is a census', () => {
    expect(cross(yearTable(answersOf('a', [4]), { a: 1 })).q1.sectors.a).toMatchObject({
      se: 0,
      df: 0,
      ci: [4, 4],
      census: true,
    })
  })

  it('that more answered than the frame has is a census of those, and N as it was given', () => {
    const { q1 } = cross(yearTable(answersOf('a', mixed), { a: 5 }))
    expect(q1.overall).toMatchObject({ census: true, N: 5, Ncovered: 5, ci: [3, 3] })
    expect(q1.sectors.a).toMatchObject({ N: 5, answered: 8 })
  })

  it('where no size is known has neither sectors nor N', () => {
    const { q1 } = cross(yearTable(answersOf('a', mixed), null))
    expect(Object.keys(q1)).not.toContain('sectors')
    expect(Object.keys(q1.overall)).not.toContain('N')
  })

  it('names sectors without answers in the order of the file, whatever they are called', () => {
    const rows = JSON.stringify(answersOf('7', mixed))
    const N = '{"10":9,"2":8,"7":20,"__proto__":3,"1":4,"toString":2}'
    const text = `{"input":{"kind":"cross","items":["q1"],"years":{"2022":{"columns":["assoc","stratum","q1"],"rows":${rows},"N":${N}}}}}`
    const { q1 } = (estimateText(text) as { 2022: { q1: { overall: object; sectors: object } } })[
      '2022'
    ]
    expect(q1.overall).toMatchObject({
      N: 46,
      Ncovered: 20,
      uncoveredStrata: ['10', '2', '__proto__', '1', 'toString'],
    })
    expect(Object.getOwnPropertyDescriptor(q1.sectors, '__proto__')?.value).toMatchObject({ N: 3 })
  })

  it('has years and questions by their names, whatever these are', () => {
    const table = {
      columns: ['constructor', 'assoc', 'stratum'],
      rows: [[3, 'x', 'a']],
      N: { a: 2 },
    }
    const told = estimateInput({
      kind: 'cross',
      items: ['constructor'],
      years: { 'år 1–2': table },
    })
    expect(told['år 1–2'].constructor.tally.hist).toEqual([0, 0, 1, 0, 0])
  })

  it('does not depend on the order of rows or columns', () => {
    const rows = answersOf('a', mixed)
    const turned = {
      columns: ['q1', 'stratum', 'assoc'],
      rows: rows.toReversed().map(row => [row[2], row[1], row[0]]),
      N: { a: 30 },
    }
    expect(cross(turned)).toEqual(cross(yearTable(rows, { a: 30 })))
  })
})

describe('several respondents', () => {
  const multi = (rows: unknown[][]) =>
    estimateInput({
      kind: 'multi',
      items: ['q1'],
      years: { A: { columns: ['assoc', 'stratum', 'respondent', 'q1'], rows, N: { a: 20 } } },
    }).A.q1

  it('have one value, or the latest answer, of each association', () => {
    const told = multi([
      ['x', 'a', 1, 2],
      ['x', 'a', 2, 5],
      ['y', 'a', 1, 4],
    ])
    expect(told.policyMedel.mean).toBe((3.5 + 4) / 2)
    expect(told.policySenaste.tally.hist).toEqual([0, 0, 0, 1, 1])
  })

  it('are in the order of submission that the numbers tell, wherever the rows stand', () => {
    expect(
      multi([
        ['x', 'a', 2, 5],
        ['x', 'a', 1, 2],
      ]).policySenaste.tally.hist,
    ).toEqual([0, 0, 0, 0, 1])
  })

  it('are in the order of the rows where they have names', () => {
    expect(
      multi([
        ['x', 'a', 'Bo', 5],
        ['x', 'a', 'Ann', 2],
      ]).policySenaste.tally.hist,
    ).toEqual([0, 1, 0, 0, 0])
  })

  it('with a blank are left out of the mean; an association of blanks has not answered', () => {
    const told = multi([
      ['x', 'a', 1, 2],
      ['x', 'a', 2, null],
      ['y', 'a', 1, null],
      ['z', 'a', 1, 'VE'],
    ])
    expect(told.policyMedel.mean).toBe(2)
    expect(told.policySenaste.tally).toEqual({ hist: [0, 0, 0, 0, 0], ve: 1, blank: 2 })
  })

  it('are the latest ten, where there are more', () => {
    const rows = Array.from({ length: 12 }, (_, turn) => ['x', 'a', turn, turn < 2 ? 1 : 4])
    expect(multi(rows).policyMedel.mean).toBe(4)
  })
})
