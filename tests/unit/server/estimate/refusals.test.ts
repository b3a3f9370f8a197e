import { describe, expect, it } from '@jest/globals'

import { answersOf, faultsOf, yearTable } from '../../../builders/estimate-cases.ts'
import { readVector, VECTORS } from '../../../builders/vectors.ts'

const year = yearTable(answersOf('a', [1, 2, 3]), { a: 5 })
const cross = (table: object) => ({ kind: 'cross', items: ['q1'], years: { 2022: table } })
const change = (rest: object) => ({
  kind: 'change',
  items: ['q1'],
  years: { A: year, B: year },
  pairs: [['A', 'B']],
  ...rest,
})
const counts = (cell: unknown = 0) => [
  [cell, 0, 0, 0, 0, 0, 0],
  ...Array.from({ length: 6 }, () => [0, 0, 0, 0, 0, 0, 0]),
]
const tallies = (rest: object) => ({
  kind: 'changeFromTallies',
  items: ['q1'],
  pairs: [['A', 'B']],
  N: { A: { a: 5 }, B: { a: 5 } },
  jointTallies: { q1: { a: counts() } },
  ...rest,
})
const legacyRow = { mean: 3, n: 9, sd: 1, N: null, roundingUnit: 0 }
const current = { mean: 3, se: 0.1, dfSatterthwaite: 9, n: 9 }

describe('a case that does not fit is refused with the place of the fault', () => {
  it.each<readonly [string, unknown, string]>([
    ['no input', undefined, 'input missing'],
    ['no kind', {}, 'input.kind missing'],
    ['a kind that is no text', { kind: 3 }, 'input.kind type'],
    ['an unknown kind', { kind: 'crosss' }, 'input.kind notOneOf'],
    ['a kind that only every object has', { kind: 'constructor' }, 'input.kind notOneOf'],
    ['no years', { kind: 'cross', items: ['q1'] }, 'input.years missing'],
    ['years of none', { kind: 'cross', items: ['q1'], years: {} }, 'input.years other'],
    ['no items', { kind: 'cross', items: [], years: { 2022: year } }, 'input.items minItems'],
    ['an item twice', { ...cross(year), items: ['q1', 'q1'] }, 'input.items[1] repeatedName'],
    ['no N', cross({ ...year, N: undefined }), 'input.years.2022.N missing'],
    ['an N that is a list', cross({ ...year, N: [] }), 'input.years.2022.N typeOrNull'],
    [
      'a size that is no whole number',
      cross({ ...year, N: { a: 2.5 } }),
      'input.years.2022.N.a type',
    ],
    ['a size below 0', cross({ ...year, N: { a: -1 } }), 'input.years.2022.N.a minimum'],
    ['rows that are no list', cross({ ...year, rows: {} }), 'input.years.2022.rows type'],
    ['a row that is no list', cross({ ...year, rows: [3] }), 'input.years.2022.rows[0] type'],
    [
      'a column that is not there',
      { ...cross(year), items: ['q2'] },
      'input.years.2022.columns missingColumn',
    ],
    [
      'a column twice',
      cross({ ...year, columns: ['assoc', 'stratum', 'q1', 'q1'] }),
      'input.years.2022.columns[3] repeatedName',
    ],
    ['an empty row', cross({ ...year, rows: [[]] }), 'input.years.2022.rows[0] rowWidth'],
    [
      'a row that is too long',
      cross({ ...year, rows: [['x', 'a', 1, 1]] }),
      'input.years.2022.rows[0] rowWidth',
    ],
    [
      'an answer above the scale',
      cross({ ...year, rows: [['x', 'a', 6]] }),
      'input.years.2022.rows[0][2] noAnswer',
    ],
    [
      'an answer below it',
      cross({ ...year, rows: [['x', 'a', 0]] }),
      'input.years.2022.rows[0][2] noAnswer',
    ],
    [
      'half an answer',
      cross({ ...year, rows: [['x', 'a', 2.5]] }),
      'input.years.2022.rows[0][2] noAnswer',
    ],
    [
      'an answer as text',
      cross({ ...year, rows: [['x', 'a', '3']] }),
      'input.years.2022.rows[0][2] noAnswer',
    ],
    [
      'another word for vet inte',
      cross({ ...year, rows: [['x', 'a', 've']] }),
      'input.years.2022.rows[0][2] noAnswer',
    ],
    [
      'an association without name',
      cross({ ...year, rows: [[null, 'a', 3]] }),
      'input.years.2022.rows[0][0] noName',
    ],
    [
      'a sector without name',
      cross({ ...year, rows: [['x', null, 3]] }),
      'input.years.2022.rows[0][1] noName',
    ],
    [
      'a sector that N does not have',
      cross({ ...year, rows: [['x', 'b', 3]] }),
      'input.years.2022.rows[0][1] unknownStratum',
    ],
    [
      'a sector that only every object has',
      cross({ ...year, rows: [['x', 'toString', 3]] }),
      'input.years.2022.rows[0][1] unknownStratum',
    ],
    [
      'an association twice',
      cross({
        ...year,
        rows: [
          ['x', 'a', 3],
          ['x', 'a', 4],
        ],
      }),
      'input.years.2022.rows[1][0] repeatedAssociation',
    ],
    ['a year that is not there', change({ pairs: [['A', 'C']] }), 'input.pairs[0][1] notOneOf'],
    [
      'a year against itself',
      change({
        pairs: [
          ['A', 'B'],
          ['B', 'B'],
        ],
      }),
      'input.pairs[1][1] sameYear',
    ],
    ['a pair of three', change({ pairs: [['A', 'B', 'C']] }), 'input.pairs[0] maxItems'],
    ['no pairs', change({ pairs: undefined }), 'input.pairs missing'],
    ['a margin of nothing', change({ delta: 0 }), 'input.delta other'],
    [
      'a common frame that is no count',
      change({ Mcommon: { 'A-B': { a: -2 } } }),
      'input.Mcommon.A-B.a minimum',
    ],
    [
      'joint counts of six',
      tallies({ jointTallies: { q1: { a: counts().slice(1) } } }),
      'input.jointTallies.q1.a minItems',
    ],
    [
      'half an association',
      tallies({ jointTallies: { q1: { a: counts(0.5) } } }),
      'input.jointTallies.q1.a[0][0] type',
    ],
    [
      'joint counts of another question',
      tallies({ items: ['q2'] }),
      'input.jointTallies.q2 missing',
    ],
    [
      'joint counts of a sector without size',
      tallies({ jointTallies: { q1: { b: counts() } } }),
      'input.jointTallies.q1.b unknownStratum',
    ],
    [
      'joint counts in another order',
      tallies({ categories: ['VE', '1', '2', '3', '4', '5', 'none'] }),
      'input.categories notThat',
    ],
    [
      'two pairs of joint counts',
      tallies({
        pairs: [
          ['A', 'B'],
          ['B', 'A'],
        ],
      }),
      'input.pairs maxItems',
    ],
    [
      'joint counts of an unknown year',
      tallies({ pairs: [['A', 'C']] }),
      'input.pairs[0][1] notOneOf',
    ],
    [
      'a least number of items of none',
      { ...change({}), kind: 'index', minItems: 0 },
      'input.minItems minimum',
    ],
    [
      'a constant that is short',
      { ...change({}), kind: 'index', constant: { items: ['a', 'b'], data: [[3, 3], [3]] } },
      'input.constant.data[1] noAnswer',
    ],
    [
      'a constant outside the scale',
      { ...change({}), kind: 'index', constant: { items: ['a'], data: { a: [3, 9] } } },
      'input.constant.data[1] noAnswer',
    ],
    [
      'respondents without their column',
      { ...cross(year), kind: 'multi' },
      'input.years.2022.columns missingColumn',
    ],
    [
      'half a disposition',
      { kind: 'aapor', cases: [{ I: 0.5, P: 0, R: 0, NC: 0, O: 0, U: 0, NE: 0 }] },
      'input.cases[0].I type',
    ],
    [
      'an eligible share above 1',
      { kind: 'aapor', cases: [{ I: 1, P: 0, R: 0, NC: 0, O: 0, U: 0, NE: 0, e: 2 }] },
      'input.cases[0].e maximum',
    ],
    [
      'an old mean outside the scale',
      { kind: 'legacy', legacy: [{ ...legacyRow, mean: 84 }], current },
      'input.legacy[0].mean maximum',
    ],
    [
      'an old mean of nobody',
      { kind: 'legacy', legacy: [{ ...legacyRow, n: 0 }], current },
      'input.legacy[0].n minimum',
    ],
    [
      'a spread below 0',
      { kind: 'legacy', legacy: [{ ...legacyRow, sd: -1 }], current },
      'input.legacy[0].sd minimum',
    ],
    [
      'a p above 1',
      { kind: 'multiplicity', families: [[0.1, 1.1]], verdictCases: [] },
      'input.families[0][1] maximum',
    ],
    [
      'a value outside its scale',
      { kind: 'rescale', cases: [{ values: [1, 5], min: 1, max: 4 }] },
      'input.cases[0].values[1] outsideScale',
    ],
    [
      'a scale of one step',
      { kind: 'rescale', cases: [{ values: [], min: 1, max: 1 }] },
      'input.cases[0].max minimum',
    ],
    [
      'a sector without sum',
      {
        kind: 'format',
        rounding: [],
        suppression: [{ threshold: 5, n: { a: 3, b: 4 }, sum: { a: 9 } }],
      },
      'input.suppression[0].sum.b missing',
    ],
  ])('%s', (_claim, input, told) => {
    expect(faultsOf(input)).toContain(told)
  })

  it('tells every fault, in the order of the file', () => {
    const rows = [
      ['x', 'a', 6],
      ['y', 'b', 3],
      ['z', 'a'],
    ]
    expect(faultsOf(cross({ ...year, rows }))).toEqual([
      'input.years.2022.rows[0][2] noAnswer',
      'input.years.2022.rows[1][1] unknownStratum',
      'input.years.2022.rows[2] rowWidth',
    ])
  })

  it('takes two rows of an association where respondents answer, but not in two sectors', () => {
    const table = (sector: string) => ({
      columns: ['assoc', 'stratum', 'respondent', 'q1'],
      rows: [
        ['x', 'a', 1, 3],
        ['x', sector, 2, 4],
      ],
      N: { a: 5, b: 5 },
    })
    expect(faultsOf({ ...cross(table('a')), kind: 'multi' })).toEqual([])
    expect(faultsOf({ ...cross(table('b')), kind: 'multi' })).toEqual([
      'input.years.2022.rows[1][1] twoSectors',
    ])
  })

  it.each(VECTORS)('and none of the reference cases is: %s', name => {
    expect(faultsOf(readVector(name).input)).toEqual([])
  })
})
