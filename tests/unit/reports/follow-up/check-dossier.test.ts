import { describe, expect, it } from '@jest/globals'

import { examineDossier } from '../../../../reports/follow-up/check-dossier.ts'
import type { Dossier } from '../../../../reports/follow-up/dossier-schema.ts'
import { readDossier } from '../../../../server/files/bundled.ts'
import {
  action,
  assessment,
  dossier,
  outcomeLink,
  passage,
  recommendation,
  statement,
} from '../../../builders/dossiers.ts'

const faultsIn = (change: Partial<Dossier>) =>
  examineDossier(dossier(change)).faults.map(({ path, code }) => [path, code])

describe('a dossier', () => {
  it('is taken when nothing is wrong with it', () => {
    const whole = dossier({
      statements: [statement()],
      actions: [action()],
      assessments: [assessment()],
    })
    expect(examineDossier(whole)).toEqual({ dossier: whole, faults: [] })
  })

  it.each([null, 17, 'akt', [], {}])('is not %j', data => {
    const { dossier: none, faults } = examineDossier(data)
    expect([none, faults.length > 0]).toEqual([null, true])
  })

  it.each<[string, Partial<Dossier>, readonly [string, string]]>([
    [
      'a registry number that cannot be',
      { sources: [{ ...dossier().sources[0]!, registryNumber: '716-KS' }] },
      ['sources[0].registryNumber', 'registryNumber'],
    ],
    [
      'a source that is not there',
      {
        statements: [statement({ passage: { ...passage('x'), reference: { source: 'borta' } } })],
      },
      ['statements[0].passage.reference.source', 'unknownName'],
    ],
    [
      'a source without a place in it',
      {
        actions: [action({ passage: { ...passage('x'), reference: { source: 'rapport' } } })],
      },
      ['actions[0].passage.reference.place', 'noPlace'],
    ],
    [
      'a recommendation that comes from itself',
      { recommendations: [recommendation({ lineage: [{ kind: 'replaces', from: 'r1' }] })] },
      ['recommendations[0].lineage', 'ownForebear'],
    ],
    [
      'a committee that was not there that year',
      {
        audits: [{ ...dossier().audits[0]!, year: 2022 }],
        recommendations: [recommendation({ addressees: [{ to: 'gamla' }] })],
      },
      ['recommendations[0].addressees[0].to', 'bodyNotThere'],
    ],
    [
      'a group without a day',
      { recommendations: [recommendation({ addressees: [{ to: 'alla' }] })] },
      ['recommendations[0].addressees[0].on', 'missing'],
    ],
    [
      'a group that was empty then',
      {
        groups: [{ id: 'alla', name: 'förvaltningarna', kinds: ['administration'] }],
      },
      ['recommendations[0].addressees[0]', 'emptyGroup'],
    ],
    [
      'a judgement of who was not addressed',
      { assessments: [assessment({ bodies: ['kommunstyrelsen'] })] },
      ['assessments[0].bodies[0]', 'notAddressed'],
    ],
    [
      'an entry that corrects itself',
      { actions: [action({ corrects: 'a1' })] },
      ['actions[0].corrects', 'correctionRing'],
    ],
    [
      'an entry that corrects one that corrects it',
      {
        statements: [
          statement(),
          statement({ id: 's2', corrects: 's3' }),
          statement({ id: 's3', corrects: 's2' }),
        ],
      },
      ['statements[2].corrects', 'correctionRing'],
    ],
    [
      'a link that corrects itself',
      { outcomeLinks: [outcomeLink({ corrects: 'k1' })] },
      ['outcomeLinks[0].corrects', 'correctionRing'],
    ],
    [
      'an entry that corrects one that is not there',
      { actions: [action({ corrects: 'a7' })] },
      ['actions[0].corrects', 'unknownName'],
    ],
    [
      'a part of a part',
      {
        recommendations: [
          recommendation(),
          recommendation({ id: 'r2', number: '1 a', parent: 'r1' }),
          recommendation({ id: 'r3', number: '1 a i', parent: 'r2' }),
        ],
      },
      ['recommendations[2].parent', 'partOfPart'],
    ],
    [
      'a number that is used twice',
      { recommendations: [recommendation(), recommendation({ id: 'r2' })] },
      ['recommendations[1].number', 'repeatedNumber'],
    ],
    [
      'an id that is used twice',
      { actions: [action(), action()] },
      ['actions[1].id', 'repeatedId'],
    ],
    [
      'a body that is called as a group',
      { groups: [...dossier().groups, { id: 'gamla', name: 'x', kinds: ['committee'] }] },
      ['groups[1].id', 'repeatedId'],
    ],
    ['text with a control character', { about: 'a\u0007b' }, ['about', 'controlCharacter']],
  ])('names %s by its place', (_claim, change, expected) => {
    expect(faultsIn(change)).toContainEqual(expected)
  })

  it('finds a ring of recommendations, each of which comes from the next', () => {
    const ring = dossier({
      recommendations: ['r1', 'r2', 'r3'].map((id, index, all) =>
        recommendation({
          id,
          number: String(index + 1),
          lineage: [{ kind: 'continues', from: all[(index + 1) % all.length]! }],
        }),
      ),
    })
    expect(examineDossier(ring).faults.map(({ code }) => code)).toEqual([
      'ownForebear',
      'ownForebear',
      'ownForebear',
    ])
  })
})

describe('the case of Huddinge', () => {
  const { dossier: huddinge, faults } = examineDossier(readDossier('huddinge'))

  it('has no fault, and is not taken for made-up data', () => {
    expect([faults, huddinge?.synthetic]).toEqual([[], false])
  })

  it('has the recommendations of 2019 as the follow-up counts them', () => {
    const wholes = (audit: string) =>
      huddinge!.recommendations.filter(each => each.audit === audit && each.parent === null).length
    expect(
      [
        'intern-kontroll-2019',
        'jamlik-skola-2019',
        'samverkan-2019',
        'utredning-samverkan-2023',
      ].map(wholes),
    ).toEqual([5, 2, 4, 4])
  })

  it('marks every text as a summary, each with a source', () => {
    const text = JSON.stringify(huddinge)
    expect(text).not.toContain('"isSummary":false')
    expect(text.match(/"isSummary":true/g)!.length).toBe(text.match(/"reference":/g)!.length)
  })

  it('shows nothing that an administration wrote as what its committee holds', () => {
    const positions = huddinge!.statements.filter(
      ({ speaker, isDecided, position }) =>
        speaker === 'committee' && isDecided && position !== undefined,
    )
    expect(new Set(positions.map(({ body }) => body))).toEqual(new Set(['grundskolenamnden']))
  })
})
