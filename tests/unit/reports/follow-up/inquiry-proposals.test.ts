import { describe, expect, it } from '@jest/globals'

import { dossierOf, partsOf } from '../../../../reports/follow-up/additions.ts'
import { examineDossier } from '../../../../reports/follow-up/check-dossier.ts'
import {
  partsOfProposal,
  type Proposal,
  proposalsOf,
} from '../../../../reports/follow-up/inquiry-proposals.ts'
import { matrixOf } from '../../../../reports/follow-up/matrix.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'
import type { Inquiry } from '../../../../surveys/inquiry.ts'
import type { Answers } from '../../../../surveys/response.ts'
import { dossier } from '../../../builders/dossiers.ts'
import { BODY_ANSWER } from '../../../builders/inquiries.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const say = loadTexts('sv')
const given = dossier()
const inquiry: Inquiry = {
  dossierId: 'akten',
  auditId: 'granskning',
  survey: testSurvey(),
  asked: [{ page: 'rekommendation-1', recommendation: 'r1', bodies: ['kulturnamnden'] }],
  setAside: [],
}

function proposed(change: Answers = {}, { revision = 1, known = given } = {}) {
  const answer = {
    roundId: 'fragor',
    body: { id: 'kulturnamnden', name: 'Kulturnämnden' },
    revision,
    answeredOn: '2022-09-20',
    answers: { ...BODY_ANSWER, 'rekommendation-1.sida': 2, ...change },
  }
  return proposalsOf(answer, { inquiry, dossier: known }, say) as [Proposal, Proposal]
}

const after = (...proposals: readonly Proposal[]) =>
  dossierOf([...partsOf(given), ...proposals.flatMap(partsOfProposal)])

const cell = (known: typeof given) =>
  matrixOf(known.audits[0]!, known, '2022-10-01').rows[0]!.cells.find(
    each => each?.body.id === 'kulturnamnden',
  )!

describe('what an answer to the auditors would be in a dossier', () => {
  it('is a statement and an action for each recommendation, and sound', () => {
    const proposals = proposed()
    expect(proposals.map(({ list }) => list)).toEqual(['statements', 'actions'])
    expect(examineDossier(after(...proposals)).faults).toEqual([])
  })

  it.each([
    ['an administration says', 'forvaltningen', 'beslutat', null],
    ['a committee proposes', 'namnden', 'foreslaget', null],
    ['a working committee decides', 'utskottet', 'beslutat', null],
    ['a committee decides', 'namnden', 'beslutat', 'shares'],
  ] as const)('takes what %s for what it is', (_claim, speaker, isDecided, position) => {
    const [statement] = proposed({ 'svaret.vem': speaker, 'svaret.beslutat': isDecided })
    const { decided, proposed: others } = cell(after(statement))
    expect([decided?.position ?? null, others.length]).toEqual([position, position ? 0 : 1])
  })

  it('rests on the document that the answer names, as told of in the answer', () => {
    const [, { value, sources }] = proposed()
    const [answer, document] = sources
    expect(document).toMatchObject({ title: 'Rutin för bemötande', on: null })
    expect(value.passage.reference).toEqual({
      source: document!.id,
      place: '§ 4',
      page: 2,
      via: answer!.id,
    })
  })

  it('rests on the answer itself where it names no document', () => {
    const [{ value, sources }] = proposed({ 'svaret.handling': '' })
    expect(sources).toMatchObject([
      { kind: 'answer', on: '2022-09-20', title: 'Svar på revisorernas frågor: Kulturnämnden' },
    ])
    expect(value.passage).toMatchObject({
      isSummary: false,
      reference: { source: sources[0]!.id, place: 'svaret om rekommendation 1' },
    })
  })

  it('names a document that the dossier has by its name there', () => {
    const [{ value, sources }] = proposed({
      'svaret.handling': 'Rapporten',
      'svaret.dag': '2019',
      'svaret.diarienummer': 'KS-2020/716.912',
    })
    expect([value.passage.reference.source, sources.length]).toEqual(['rapport', 1])
  })

  it('leaves sources that the auditors have corrected since as they are', () => {
    const [first] = proposed()
    const known = after(first)
    const corrected = {
      ...known,
      sources: known.sources.map(each => ({ ...each, title: `${each.title}, rättad` })),
    }
    const [statement, action] = proposed({}, { known: corrected })
    expect(statement.sources.filter(each => !corrected.sources.includes(each))).toEqual([])
    expect(statement.value.passage.reference).toEqual(first.value.passage.reference)
    expect(action.sources[0]).toBe(statement.sources[0])
  })

  it('takes no document without a registry number for that of another committee', () => {
    const facts = { title: 'Tjänsteutlåtande', on: '2022-08-15', registryNumber: null }
    const others = { ...given.sources[0]!, ...facts, id: 'andras' }
    const known = { ...given, sources: [...given.sources, others] }
    const [{ value }] = proposed({ 'svaret.diarienummer': '' }, { known })
    expect(value.passage.reference.source).not.toBe('andras')
  })

  it('tells of an action what is done, what is planned and until when', () => {
    const [, action] = proposed({ 'rekommendation-1.fler': 'Plan, § 3' })
    expect(action.value).toMatchObject({ state: 'begun', on: '2022-09-20' })
    expect(action.value.passage.text).toBe(
      'En rutin är framtagen.\nPlaneras: Utbildning.\nSka vara klart 2023-03-31.\nFler handlingar: Plan, § 3',
    )
  })

  it('quotes of an action only what was written so, and nothing that is put together', () => {
    const isSummary = (change: Answers) =>
      proposed({ 'rekommendation-1.handling': '', ...change })[1].value.passage.isSummary
    expect(isSummary({})).toBe(true)
    expect(isSummary({ 'rekommendation-1.planerat': '', 'rekommendation-1.senast': '' })).toBe(
      false,
    )
  })

  it('takes no position where none is taken', () => {
    const [{ value }] = proposed({ 'rekommendation-1.stallning': 'tar-inte-stallning' })
    expect(value).not.toHaveProperty('position')
  })

  it('corrects what was accepted of an answer that has been changed since', () => {
    const [first] = proposed()
    const known = after(first)
    const [again] = proposed({}, { known })
    expect([again.value.id, again.value.corrects]).toEqual([first.value.id, undefined])
    const [changed] = proposed({}, { revision: 2, known })
    expect(changed.value.corrects).toBe(first.value.id)
    expect(
      examineDossier(dossierOf([...partsOf(known), ...partsOfProposal(changed)])).faults,
    ).toEqual([])
  })
})
