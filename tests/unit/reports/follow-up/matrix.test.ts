import { describe, expect, it } from '@jest/globals'

import type { Dossier } from '../../../../reports/follow-up/dossier-schema.ts'
import { judgementCounts } from '../../../../reports/follow-up/judgement-counts.ts'
import { type Cell, matrixOf } from '../../../../reports/follow-up/matrix.ts'
import {
  action,
  assessment,
  dossier,
  recommendation,
  statement,
} from '../../../builders/dossiers.ts'

const ON = '2022-06-01'
const matrix = (given: Dossier, on = ON) => matrixOf(given.audits[0]!, given, on)
const cellOf = (given: Dossier, body: string, on = ON): Cell | null =>
  matrix(given, on).rows[0]!.cells.find(cell => cell?.body.id === body) ?? null

describe('the matrix of recommendations and those that they are directed to', () => {
  it('expands a group to those that were there on its day', () => {
    const bodiesOn = (on: string) =>
      matrix(
        dossier({ recommendations: [recommendation({ addressees: [{ to: 'alla', on }] })] }),
      ).bodies.map(({ id }) => id)
    expect(bodiesOn('2019')).toEqual(['kulturnamnden', 'socialnamnden', 'gamla'])
    expect(bodiesOn('2021')).toEqual(['kulturnamnden', 'socialnamnden'])
  })

  it('is empty where nobody is addressed, and nowhere else', () => {
    const both = dossier({
      recommendations: [
        recommendation(),
        recommendation({ id: 'r2', number: '2', addressees: [{ to: 'kommunstyrelsen' }] }),
      ],
    })
    const { rows } = matrix(both)
    expect(rows.map(({ cells }) => cells.map(cell => cell !== null))).toEqual([
      [false, true, true, true],
      [true, false, false, false],
    ])
  })

  it('gives a part without addressees those of the whole', () => {
    const parts = dossier({
      recommendations: [
        recommendation({ addressees: [{ to: 'kommunstyrelsen' }] }),
        recommendation({ id: 'r1a', number: '1 a', parent: 'r1', addressees: [] }),
      ],
    })
    expect(matrix(parts).rows[1]!.cells).toMatchObject([{ body: { id: 'kommunstyrelsen' } }])
  })

  it.each([
    ['an administration', { speaker: 'administration', isDecided: false }],
    ['an administration whose word was sent', { speaker: 'administration', isDecided: true }],
    ['a working committee', { speaker: 'workingCommittee', isDecided: true }],
    ['a proposal', { speaker: 'committee', isDecided: false }],
  ] as const)('never takes %s for the committee', (_claim, who) => {
    const cell = cellOf(dossier({ statements: [statement(who)] }), 'socialnamnden')
    expect([cell?.decided, cell?.proposed.length, cell?.answer]).toEqual([null, 1, 'unknown'])
  })

  it('has the latest that a committee decided, and what has no day before what has one', () => {
    const statements = [
      statement({ id: 's1', on: '2020-09-01', position: 'shares' }),
      statement({ id: 's2', on: '2021', position: 'doesNotShare' }),
      statement({ id: 's3', on: null, position: 'alternative' }),
    ]
    expect(cellOf(dossier({ statements }), 'socialnamnden')?.decided?.position).toBe('doesNotShare')
  })

  it('keeps what was corrected in the dossier, and shows what corrects it', () => {
    const assessments = [
      assessment({ judgement: 'not' }),
      assessment({ id: 'b2', judgement: 'largely', corrects: 'b1' }),
    ]
    const corrected = dossier({ assessments })
    expect(cellOf(corrected, 'socialnamnden')?.assessment?.judgement).toBe('largely')
    expect(corrected.assessments).toHaveLength(2)
  })

  it.each([
    [null, null, 'unknown'],
    ['2020-06-30', null, 'none'],
    ['2023-01-31', null, 'notDue'],
    ['2020-06-30', '2020-06-30', 'answered'],
    ['2020-06-30', '2020-07-01', 'late'],
    // In June, but not which day: nobody can say that it was late.
    ['2020-06-15', '2020-06', 'answered'],
    [null, '2020-07-01', 'answered'],
  ])('with an answer due %s and one of %s: %s', (due, on, expected) => {
    const given = dossier({
      recommendations: [recommendation({ due })],
      statements: on === null ? [] : [statement({ on })],
    })
    expect(cellOf(given, 'socialnamnden')?.answer).toBe(expected)
  })

  it('has a place for who spoke without being asked, and does not count it', () => {
    const given = dossier({
      statements: [statement({ body: 'kommunstyrelsen' })],
      assessments: [assessment()],
    })
    expect(cellOf(given, 'kommunstyrelsen')).toMatchObject({ group: undefined })
    const { onScale, inWords, missing } = judgementCounts(matrix(given))
    expect([onScale.partly, inWords, missing]).toEqual([1, 0, 2])
  })

  it('counts the parts of a recommendation, and not the whole', () => {
    const given = dossier({
      recommendations: [
        recommendation({ addressees: [{ to: 'socialnamnden' }] }),
        recommendation({ id: 'r1a', number: '1 a', parent: 'r1', addressees: [] }),
        recommendation({ id: 'r1b', number: '1 b', parent: 'r1', addressees: [] }),
      ],
      assessments: [assessment({ recommendation: 'r1a', judgement: undefined as never })],
    })
    const { inWords, missing } = judgementCounts(matrix(given))
    expect([inWords, missing]).toEqual([1, 1])
  })

  it('tells where everything in a place stands', () => {
    const given = dossier({
      statements: [statement()],
      actions: [action()],
      assessments: [assessment()],
    })
    expect(cellOf(given, 'socialnamnden')?.references).toHaveLength(3)
    expect(cellOf(given, 'kulturnamnden')?.references).toEqual([])
  })
})
