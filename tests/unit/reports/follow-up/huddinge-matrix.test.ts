import { describe, expect, it } from '@jest/globals'

import { examineDossier } from '../../../../reports/follow-up/check-dossier.ts'
import type { Dossier, Statement } from '../../../../reports/follow-up/dossier-schema.ts'
import { type Cell, matrixOf } from '../../../../reports/follow-up/matrix.ts'
import { readDossier } from '../../../../server/files/bundled.ts'

/*
 * The five public documents, read line by line and written down here without a look at the case file: who was asked,
 * what the committee decided, what others said or proposed, what was done and when, the auditors' judgement, and the
 * sections that it all stands in. 000 is the answer to the audit letter, 001 the upper-secondary committee's answer,
 * 002 the investigation, 003 the social committee's answer, 004 the follow-up. `-`: the document says nothing.
 * A body that is not in a table has nothing there.
 */
const IN_SEEDS: Readonly<Record<string, string>> = {
  // 004: 3.1 with its five recommendations, 3.1.1 and 3.1.2.
  'intern-kontroll-2019': `
    1 | kommunstyrelsen | answered | - | done 2022, planned 2022 | partly | 3.1.1, 3.1.2
    2 | kommunstyrelsen | - | - | planned 2022 | words | 3.1.1, 3.1.2
    3 | kommunstyrelsen | - | - | planned 2022 | words | 3.1.1, 3.1.2
    4 | kommunstyrelsen | - | - | planned 2022 | words | 3.1.1, 3.1.2
    5 | kommunstyrelsen | - | - | done 2021, planned 2022, begun 2022 | words | 3.1.1, 3.1.2`,
  // 004: 3.2, 3.2.1 and 3.2.2; the committee's decision of 2020-09-01 is § 9 of its minutes.
  'jamlik-skola-2019': `
    1 | grundskolenamnden | shares | - | begun 2022 | - | § 9, 3.2.1
    1 a | grundskolenamnden | shares | - | done 2020, done 2022 | words | § 9, 3.2.1, 3.2.2
    1 b | grundskolenamnden | shares | - | begun 2022 | partly | § 9, 3.2.1, 3.2.2
    2 | grundskolenamnden | shares | - | begun 2020, done 2022 | words | § 9, 3.2.1, 3.2.2`,
  // 000, 001, and 004: 3.3, 3.3.1.1 to 3.3.1.6 and 3.3.2.
  'samverkan-2019': `
    1 | kommunstyrelsen | - | workingCommittee, administration alternative | done 2021, begun 2022 | choseNotTo | AU, Sammanfattning, 3.3.1.1, 3.3.2
    2 | kommunstyrelsen | - | workingCommittee, administration | done 2021 | words | AU, Sammanfattning, 3.3.1.1, 3.3.2
    3 | kommunstyrelsen (not asked) | - | workingCommittee, administration | - | - | AU, Sammanfattning
    3 | kultur-och-fritidsnamnden | - | - | done 2021, done 2021, done 2021, begun 2021, planned 2021 | words | 3.3.1.2, 3.3.2
    3 | socialnamnden | - | - | done 2021-01-01, done 2022, begun 2022, begun 2022, waits 2022 | words | 3.3.1.3, 3.3.2
    3 | vard-och-omsorgsnamnden | - | - | done 2021-01-01, done 2022, begun 2022, begun 2022, waits 2022 | words | 3.3.1.3, 3.3.2
    3 | forskolenamnden | - | - | done 2022 | words | 3.3.1.4, 3.3.2
    3 | grundskolenamnden | - | - | done 2022 | words | 3.3.1.4, 3.3.2
    3 | gymnasie-och-arbetsmarknadsnamnden | answered | administration | begun 2021, none 2022, waits 2022, done 2022 | words | Bakgrund, Bemötande och samverkan, 3.3.2
    3 | bygglovs-och-tillsynsnamnden | - | - | - | words | 3.3.2
    3 | klimat-och-stadsmiljonamnden | - | - | - | words | 3.3.2
    4 | kommunstyrelsen | - | workingCommittee, administration | done 2022, planned 2022 | words | AU, Sammanfattning, 3.3.1.1, 3.3.2
    4 | kultur-och-fritidsnamnden | - | - | - | - | -
    4 | socialnamnden | - | - | - | - | -
    4 | vard-och-omsorgsnamnden | - | - | - | - | -
    4 | forskolenamnden | - | - | - | - | -
    4 | grundskolenamnden | - | - | - | - | -
    4 | gymnasie-och-arbetsmarknadsnamnden | - | administration | done 2020, begun 2022 | - | Kontaktvägar
    4 | bygglovs-och-tillsynsnamnden | - | - | - | - | -
    4 | klimat-och-stadsmiljonamnden | - | - | - | - | -`,
  // 004: 1, 3.1.2, 3.2.2 and 3.3.2; what the social committee's administration proposed is 003.
  'uppfoljning-2021': `
    intern-kontroll 1 | kommunstyrelsen | - | - | - | - | -
    intern-kontroll 1 a | kommunstyrelsen | - | - | - | - | -
    intern-kontroll 1 b | kommunstyrelsen | - | - | - | - | -
    intern-kontroll 1 c | kommunstyrelsen | - | - | - | - | -
    intern-kontroll 1 d | kommunstyrelsen | - | - | - | - | -
    intern-kontroll 2 | kommunstyrelsen | - | - | - | - | -
    jamlik-skola 1 | grundskolenamnden | - | - | - | - | -
    jamlik-skola 1 a | grundskolenamnden | - | - | - | - | -
    jamlik-skola 1 b | grundskolenamnden | - | - | - | - | -
    jamlik-skola 2 | grundskolenamnden | - | - | - | - | -
    jamlik-skola 2 a | grundskolenamnden | - | - | - | - | -
    jamlik-skola 2 b | grundskolenamnden | - | - | - | - | -
    jamlik-skola 3 | grundskolenamnden | - | - | - | - | -
    samverkan 1 | kultur-och-fritidsnamnden | - | - | - | - | -
    samverkan 1 | socialnamnden | - | administration doesNotShare | - | - | Förvaltningens synpunkter
    samverkan 1 | vard-och-omsorgsnamnden | - | - | - | - | -
    samverkan 1 | forskolenamnden | - | - | - | - | -
    samverkan 1 | grundskolenamnden | - | - | - | - | -
    samverkan 1 | gymnasie-och-arbetsmarknadsnamnden | - | - | - | - | -
    samverkan 1 | bygglovs-och-tillsynsnamnden | - | - | - | - | -
    samverkan 1 | klimat-och-stadsmiljonamnden | - | - | - | - | -
    samverkan 2 | kommunstyrelsen | - | - | - | - | -
    samverkan 2 | socialnamnden (not asked) | - | administration sharesPartly | - | - | Förvaltningens synpunkter
    samverkan 3 | kommunstyrelsen | - | - | - | - | -`,
  // 002 directs its four recommendations to nobody by name.
  'utredning-samverkan-2023': '',
}

/** The documents, and what they say of their own day and registry number. 002 tells of the investigation itself. */
const SOURCES = `
  uppfoljning-2022 | auditReport | 2022 | -
  revisionsskrivelse-samverkan | auditLetter | - | -
  svar-pa-revisionsskrivelse-2020 | minutes | - | -
  tjansteutlatande-2020-07-01 | staffReport | 2020-07-01 | -
  tjansteutlatande-2020-06-22 | staffReport | 2020-06-22 | KS-2020/716.912
  protokollsutdrag-2020-09-01 | minutes | 2020-09-01 | -
  yttrande-gymnasie | answer | - | -
  svar-gymnasie-2022 | answer | 2022 | -
  remissvar-socialnamnden-2022 | staffReport | 2022-04-19 | -
  utredning-2023 | inquiry | - | -
  tjansteutlatande-2023-01-18 | staffReport | 2023-01-18 | -`

/** What the follow-up of 2022 says again of what the audits of 2019 said, by its words: 3.1.2, 3.2.2 and 3.3.2. */
const LINEAGE = `
  intern-kontroll 1 a | continues 1
  intern-kontroll 1 b | restates 2
  intern-kontroll 1 c | restates 3
  intern-kontroll 1 d | restates 4
  intern-kontroll 2 | continues 5
  jamlik-skola 1 | continues 2
  jamlik-skola 2 a | continues 1 a
  jamlik-skola 2 b | restates 1 b
  jamlik-skola 3 | continues 2
  samverkan 2 | restates 1`

const huddinge = examineDossier(readDossier('huddinge')).dossier as Dossier

const linesOf = (table: string) =>
  table
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
const orNone = (texts: readonly string[]) => (texts.length === 0 ? '-' : texts.join(', '))
const numberOf = (id: string) => {
  const { subject, number } = huddinge.recommendations.find(each => each.id === id)!
  return subject === null ? number : `${subject.replace('-2019', '')} ${number}`
}

/** `answered`: it answered, and took no position. */
const decidedText = (decided: Statement | null) =>
  decided === null ? '-' : (decided.position ?? 'answered')

const placesOf = ({ references }: Cell) => {
  const sections = references.map(({ place = '' }) =>
    place.startsWith('Kommunstyrelsens arbetsutskott')
      ? 'AU'
      : /^\d/.test(place)
        ? place.replace(/,.*/, '')
        : place,
  )
  return orNone([...new Set(sections)])
}

const cellLine = (recommendation: string, cell: Cell) =>
  [
    numberOf(recommendation),
    cell.group === undefined ? `${cell.body.id} (not asked)` : cell.body.id,
    decidedText(cell.decided),
    orNone(
      cell.proposed.map(({ speaker, position }) => [speaker, position].filter(Boolean).join(' ')),
    ),
    orNone(cell.actions.map(({ state, on }) => `${state} ${on}`)),
    cell.assessment === null ? '-' : (cell.assessment.judgement ?? 'words'),
    placesOf(cell),
  ].join(' | ')

describe('the case of Huddinge, held against the documents', () => {
  it.each(Object.entries(IN_SEEDS))(
    'has in the matrix of %s what they say, and no more',
    (id, table) => {
      const audit = huddinge.audits.find(each => each.id === id)!
      const { rows } = matrixOf(audit, huddinge, '2023-02-01')
      const lines = rows.flatMap(({ recommendation, cells }) =>
        cells.filter(cell => cell !== null).map(cell => cellLine(recommendation.id, cell)),
      )
      expect(lines).toEqual(linesOf(table))
    },
  )

  it('has a table here for each audit', () => {
    expect(huddinge.audits.map(({ id }) => id)).toEqual(Object.keys(IN_SEEDS))
  })

  it('dates and numbers each document as it does itself, and not else', () => {
    const lines = huddinge.sources.map(({ id, kind, on, registryNumber }) =>
      [id, kind, on ?? '-', registryNumber ?? '-'].join(' | '),
    )
    expect(lines).toEqual(linesOf(SOURCES))
  })

  it('tells what each new recommendation comes of', () => {
    const lines = huddinge.recommendations.flatMap(({ id, lineage }) =>
      lineage.map(({ kind, from }) => `${numberOf(id)} | ${kind} ${numberOf(from)}`),
    )
    expect(lines).toEqual(linesOf(LINEAGE))
  })

  it('says where a document that is only known from another is told of', () => {
    const onlyTold = [
      'revisionsskrivelse-samverkan',
      'tjansteutlatande-2020-06-22',
      'tjansteutlatande-2020-07-01',
      'protokollsutdrag-2020-09-01',
      'yttrande-gymnasie',
      'utredning-2023',
    ]
    const text = JSON.stringify(huddinge)
    for (const id of onlyTold) {
      const cited = [...text.matchAll(new RegExp(`"source":"${id}"[^}]*`, 'g'))].map(([all]) => all)
      expect([id, cited.length > 0, cited.every(each => each.includes('"via":'))]).toEqual([
        id,
        true,
        true,
      ])
    }
  })

  it('has the judgements of each audit as a whole: 3.1.2, 3.2.2 and 3.3.2', () => {
    const wholes = huddinge.assessments.filter(({ recommendation }) => recommendation === null)
    expect(wholes.map(({ audit, judgement }) => [audit, judgement])).toEqual([
      ['intern-kontroll-2019', 'partly'],
      ['jamlik-skola-2019', 'largely'],
      ['samverkan-2019', 'largely'],
    ])
  })
})
