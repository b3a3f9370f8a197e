import { describe, expect, it } from '@jest/globals'

import { examineDossier } from '../../../../reports/follow-up/check-dossier.ts'
import type { Dossier } from '../../../../reports/follow-up/dossier-schema.ts'
import { dossierOn } from '../../../../reports/follow-up/dossier-on.ts'
import { readDossier } from '../../../../server/files/bundled.ts'
import {
  action,
  assessment,
  claimLink,
  dossier,
  outcomeLink,
  passage,
  recommendation,
  statement,
} from '../../../builders/dossiers.ts'

const idsOn = (day: string, list: 'actions' | 'assessments', change: Partial<Dossier>) =>
  dossierOn(dossier(change), day)[list].map(({ id }) => id)

describe('a dossier as things stood on a day', () => {
  it.each([
    ['an earlier day', '2022-05-31', true],
    ['the same day', '2022-06-01', true],
    ['the month, or the year, that the day is in', '2022-06', true],
    ['no known day', null, true],
    ['the day after', '2022-06-02', false],
    ['the next month', '2022-07', false],
    ['the next year', '2023', false],
  ])('has or has not what is of %s', (_claim, on, isThere) => {
    const sources = [{ ...dossier().sources[0]!, on: null }]
    const given = { sources, actions: [action({ on })], assessments: [assessment({ on })] }
    expect(idsOn('2022-06-01', 'actions', given)).toEqual(isThere ? ['a1'] : [])
    expect(idsOn('2022-06-01', 'assessments', given)).toEqual(isThere ? ['b1'] : [])
  })

  it('takes the date of the document where an entry has none', () => {
    const given = { actions: [action({ on: null })] }
    expect(idsOn('2018-12-31', 'actions', { ...given, audits: [], recommendations: [] })).toEqual(
      [],
    )
    expect(idsOn('2019-06-01', 'actions', given)).toEqual(['a1'])
  })

  it('has again what a later entry corrects', () => {
    const actions = [action({ on: '2021' }), action({ id: 'a2', on: '2023', corrects: 'a1' })]
    expect(idsOn('2022-06-01', 'actions', { actions })).toEqual(['a1'])
  })

  it('knows no later wording of a recommendation, and no later withdrawal', () => {
    const later = { ...passage('Ny lydelse.'), reference: { source: 'senare', place: '1' } }
    const { wordings } = recommendation()
    const changed = recommendation({ wordings: [...wordings, later], withdrawn: later })
    const source = { ...dossier().sources[0]!, id: 'senare', on: '2023' }
    const whole = dossier({
      sources: [...dossier().sources, source],
      recommendations: [changed],
    })
    expect(dossierOn(whole, '2022-12-31').recommendations).toEqual([recommendation()])
    expect(dossierOn(whole, '2023-01-01').recommendations).toEqual([changed])
  })

  it('leaves out a later audit with all that is about it, and links that are of later', () => {
    const whole = dossier({
      statements: [statement()],
      outcomeLinks: [outcomeLink({ on: '2025' })],
      claimLinks: [claimLink({ on: null })],
    })
    expect(dossierOn(whole, '2024-01-01')).toMatchObject({ outcomeLinks: [], claimLinks: [{}] })
    const nothing = { audits: [], recommendations: [], statements: [], claimLinks: [], sources: [] }
    expect(dossierOn(whole, '2018-01-01')).toMatchObject(nothing)
  })

  it.each(['2019-12-31', '2020-08-01', '2021-06-01', '2022-06-01', '2023-06-01'])(
    'is a sound dossier of Huddinge on %s',
    day => {
      const huddinge = dossierOn(readDossier('huddinge') as Dossier, day)
      expect(examineDossier(huddinge).faults).toEqual([])
    },
  )

  it('tells of Huddinge in the summer of 2020 what was answered by then, and no judgement', () => {
    const { audits, statements, actions, assessments } = dossierOn(
      readDossier('huddinge') as Dossier,
      '2020-08-01',
    )
    expect(audits.map(({ year }) => year)).toEqual([2019, 2019, 2019])
    expect(statements.map(({ id }) => id)).toEqual([
      'ks-intern-kontroll-1',
      ...[1, 2, 3, 4].map(number => `ksf-samverkan-${number}`),
      ...[1, 2, 3, 4].map(number => `au-samverkan-${number}`),
      'gan-samverkan-3',
    ])
    expect([actions.map(({ on }) => on), assessments]).toEqual([['2020', '2020', '2020'], []])
  })
})
