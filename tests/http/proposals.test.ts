import { beforeAll, describe, expect, it } from '@jest/globals'

import type { Part } from '../../reports/follow-up/additions.ts'
import { pathTo } from '../../server/paths.ts'
import { revisionOf } from '../../server/services/dossier-service.ts'
import { action, statement } from '../builders/dossiers.ts'
import {
  askTestBodies,
  BODY_ANSWER,
  fileTwoRecommendations,
  linksToBodies,
} from '../builders/inquiries.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import { submitTestAnswer, type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let auditor: StaffBrowser
beforeAll(async () => {
  container = await testContainer()
  app = testApp(container)
  auditor = await logInAs('auditor', { app, container })
  await fileTwoRecommendations(container)
  await askTestBodies(container)
})

/** What the button “Anta” sends. */
const AS_IT_IS = { 'som-det-ar': 'ja' }

const filed = async () => (await container.dossiers.get('akten')).dossier

/** Replaces, or strikes out, something that is in the dossier, as an auditor does by a form. */
async function correct(part: Part): Promise<void> {
  const seen = revisionOf(part, await container.dossiers.get('akten'))
  const wanted = { dossierId: 'akten', parts: [part], reason: 'Fel.' }
  const by = { actor: { kind: 'visitor' }, network: null } as const
  const { kind } = await container.dossiers.add(wanted, seen, by)
  expect(kind).toBe('added')
}

describe('what a committee has answered', () => {
  const place = { dossierId: 'akten', inquiryId: 'fragor-granskning', bodyId: 'kulturnamnden' }
  beforeAll(async () => {
    const token = (await linksToBodies(container, place.inquiryId)).get(place.bodyId)!
    const given = { roundId: place.inquiryId, answers: BODY_ANSWER }
    const submissionId = await submitTestAnswer(container, token, given)
    const receipt = await container.answers.receipt(token, submissionId)
    if (receipt.kind !== 'receipt') throw new Error(receipt.kind)
    sent = { token, code: receipt.receipt.code }
  })
  let sent: { readonly token: string; readonly code: string }
  const proposed = async () => {
    const { text } = await auditor.get(pathTo.bodyAnswer(place))
    const ids = [...text.matchAll(/action="[^"]+\/((?:svar|atgard)-[0-9a-f]+\.\d+)"/g)]
    return { text, ids: ids.map(([, id]) => id!) }
  }

  it('is told of with the rest that is left', async () => {
    const { text } = await auditor.get(pathTo.inquiry(place))
    expect(text).toContain('1 av 2 har svarat')
  })

  it('is proposed with who speaks and where it stands, and is in no dossier by itself', async () => {
    const { text } = await proposed()
    expect(text).toContain('Kulturnämnden: förvaltningen, föreslaget')
    expect(text).toContain('Tjänsteutlåtande, 2022-08-15, KFN-2022/12.109, avsnitt 2')
    const { statements, actions, sources } = await filed()
    expect([statements.length, actions.length, sources.length]).toEqual([0, 0, 1])
  })

  it('comes into the dossier as an auditor accepts it, and once', async () => {
    const { ids } = await proposed()
    const to = pathTo.proposal({ ...place, proposalId: ids[0]! })
    for (const _time of [1, 2]) {
      expect((await auditor.post(to, { 'som-det-ar': 'ja' })).status).toBe(303)
    }
    const { statements, sources } = await filed()
    expect(statements).toEqual([
      statement({
        id: ids[0]!,
        body: 'kulturnamnden',
        speaker: 'administration',
        isDecided: false,
        on: '2022-08-15',
        passage: {
          text: 'Vi delar bedömningen.',
          isSummary: true,
          reference: {
            source: sources.at(-1)!.id,
            place: 'avsnitt 2',
            via: sources.at(-2)!.id,
          },
        },
      }),
    ])
    const { text } = await auditor.get(pathTo.auditMatrix('akten', 'granskning'))
    expect(text).not.toMatch(/Kulturnämnden<\/th>\s*<td[^>]*>Delar</)
  })

  it('comes as the auditor has changed it', async () => {
    const id = (await proposed()).ids.find(each => each.startsWith('atgard'))!
    const to = pathTo.proposal({ ...place, proposalId: id })
    const form = (await auditor.get(to)).text
    expect(form).toContain('En rutin är framtagen.')
    const source = /<option value="(handling-[0-9a-f]+)" selected>/.exec(form)![1]!
    const typed = {
      recommendation: 'r1',
      bodies: 'kulturnamnden',
      state: 'planned',
      on: '2022',
      'passage-text': 'Rutinen är ett utkast.',
      'passage-isSummary': 'ja',
      'passage-reference-source': source,
      'passage-reference-place': '',
    }
    const refused = await auditor.post(to, typed)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Rutinen är ett utkast.')
    await auditor.post(to, { ...typed, 'passage-reference-place': '§ 4' })
    expect((await filed()).actions).toEqual([
      action({
        id,
        bodies: ['kulturnamnden'],
        state: 'planned',
        on: '2022',
        passage: {
          text: 'Rutinen är ett utkast.',
          isSummary: true,
          reference: { source, place: '§ 4' },
        },
      }),
    ])
  })

  it('is set aside with a reason, and not without', async () => {
    const token = (await linksToBodies(container, place.inquiryId)).get('socialnamnden')!
    const answers = {
      ...BODY_ANSWER,
      'rekommendation-2.stallning': 'delar-inte',
      'rekommendation-2.svar': 'Vi delar den inte.',
      'rekommendation-2.lage': 'ingen',
    }
    await submitTestAnswer(container, token, { roundId: place.inquiryId, answers })
    const social = { ...place, bodyId: 'socialnamnden' }
    const { text } = await auditor.get(pathTo.bodyAnswer(social))
    const [, id] = /\/(svar-[0-9a-f]+\.\d+)\/at-sidan"/.exec(text)!
    const to = pathTo.proposalAside({ ...social, proposalId: id! })
    expect((await auditor.post(to, {})).status).toBe(422)
    const done = await auditor.post(to, { [`skal-${id}`]: 'Redan känt.' })
    expect(done.status).toBe(303)
    expect((await auditor.get(pathTo.bodyAnswer(social))).text).toContain('Redan känt.')
    const late = await auditor.post(pathTo.proposal({ ...social, proposalId: id! }), AS_IT_IS)
    expect([late.status, late.text.includes('redan lagt åt sidan')]).toEqual([409, true])
    expect((await filed()).statements).toHaveLength(1)
  })

  it('tells the reason to no administrator, who reads the log', async () => {
    const filter = { by: null, act: 'inquiry.setAside', object: null, before: null } as const
    expect((await container.acts.list(filter, 50)).map(({ reason }) => reason)).toEqual([null])
  })

  it('is not set aside when it is accepted', async () => {
    const { id } = (await filed()).statements[0]!
    const to = pathTo.proposalAside({ ...place, proposalId: id })
    const { status, text } = await auditor.post(to, { [`skal-${id}`]: 'För sent.' })
    expect([status, text.includes('redan antaget')]).toEqual([409, true])
    expect((await container.inquiries.standing('akten', place.inquiryId)).round.inquiry).toEqual(
      expect.objectContaining({ setAside: [expect.objectContaining({ reason: 'Redan känt.' })] }),
    )
  })

  it('is set aside by one of two at the same moment, and the other is told', async () => {
    const by = { actor: { kind: 'visitor' }, network: null } as const
    const both = ['ett', 'annat'].map(async reason =>
      container.proposals.setAside(place, { proposal: 'forslag.1', reason }, by),
    )
    const outcomes = await Promise.allSettled(both)
    // Either may be the first: only a database knows.
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: { code: 'audit/decidedMeanwhile' } },
    ])
  })

  it('is told as struck out when what was accepted is', async () => {
    const { id } = (await filed()).actions[0]!
    await correct({ list: 'actions', id, value: null })
    expect((await proposed()).text).toContain('Struket ur akten.')
    const again = await auditor.post(pathTo.proposal({ ...place, proposalId: id }), AS_IT_IS)
    expect([again.status, again.text.includes('struket ur akten')]).toEqual([409, true])
  })

  it('is told in no words of associations where nobody is asked by that name', async () => {
    const { status, text } = await auditor.get(pathTo.bodyAnswer({ ...place, bodyId: 'ingen' }))
    expect([status, text.includes('Akten finns inte')]).toEqual([404, true])
  })

  it('is of the day that it was changed, and asks to be decided anew', async () => {
    container.clock.now = '2022-09-12T08:00:00.000Z'
    auditor = await logInAs('auditor', { app, container }, 'senare')
    const { id: earlier } = (await filed()).statements[0]!
    const answers = {
      ...BODY_ANSWER,
      'svaret.handling': '',
      'rekommendation-1.svar': 'Vi ändrar oss.',
    }
    const outcome = await container.answers.submit(sent.token, {
      roundId: place.inquiryId,
      revision: 1,
      submissionId: container.answers.newSubmissionId(),
      entered: new Map(Object.entries(answers).map(([id, value]) => [id, [value]])),
      code: sent.code,
    })
    expect(outcome.kind).toBe('accepted')
    const { text, ids } = await proposed()
    expect(text).toContain('Svarade 12 september 2022')
    expect(text).toContain('Svaret har ändrats sedan revisorerna tog ställning')
    const late = await auditor.post(pathTo.proposal({ ...place, proposalId: earlier }), AS_IT_IS)
    expect([late.status, late.text.includes('Läs det nya och ta ställning igen')]).toEqual([
      409,
      true,
    ])
    await auditor.post(pathTo.proposal({ ...place, proposalId: ids[0]! }), AS_IT_IS)
    expect((await filed()).statements.at(-1)).toMatchObject({ on: '2022-09-12', corrects: earlier })
  })

  it('is accepted also when the auditors have corrected its source', async () => {
    const source = (await filed()).sources.findLast(({ kind }) => kind === 'answer')!
    const value = { ...source, title: 'Svar, rättat' }
    await correct({ list: 'sources', id: source.id, value })
    const { ids } = await proposed()
    const { status } = await auditor.post(
      pathTo.proposal({ ...place, proposalId: ids[0]! }),
      AS_IT_IS,
    )
    expect(status).toBe(303)
    const { actions, sources } = await filed()
    expect([actions.at(-1)?.id, sources.at(-1)]).toEqual([ids[0], value])
  })

  it('is accepted also when its source was struck out, which then comes back', async () => {
    const social = { ...place, bodyId: 'socialnamnden' }
    const { text } = await auditor.get(pathTo.bodyAnswer(social))
    const actions = [...text.matchAll(/action="[^"]+\/(atgard-[0-9a-f]+\.\d+)"/g)]
    const accept = async (id: string) =>
      (await auditor.post(pathTo.proposal({ ...social, proposalId: id }), AS_IT_IS)).status
    const [earlier, later] = actions.map(([, id]) => id!).toReversed()
    expect(await accept(earlier!)).toBe(303)
    const { source } = (await filed()).actions.at(-1)!.passage.reference
    await correct({ list: 'actions', id: earlier!, value: null })
    await correct({ list: 'sources', id: source, value: null })
    const struck = await auditor.get(pathTo.bodyAnswer(social))
    expect(struck.text).toContain('Källan är struken ur akten: Svar på revisorernas frågor')
    expect(await accept(later!)).toBe(303)
    expect((await filed()).sources.map(({ id }) => id)).toContain(source)
    const { additions } = await container.dossiers.get('akten')
    expect(additions.at(-1)!.reason).toContain('Källan förs in igen')
  })

  it('cannot be asked of nobody when all have answered, but of one that is to answer anew', async () => {
    expect((await auditor.post(pathTo.inquiryLetters(place), {})).status).toBe(409)
    const to = pathTo.bodyLink(place)
    expect((await auditor.get(to)).text).toContain('ersätter svaret')
    expect((await auditor.post(to, { skal: 'Koden är borta.' })).status).toBe(303)
    const links = await linksToBodies(container, place.inquiryId)
    expect([...links.keys()]).toEqual(['kulturnamnden'])
    expect(links.get('kulturnamnden')).not.toBe(sent.token)
    expect((await proposed()).text).toContain('Svarade 12 september 2022')
    expect(await askTestBodies(container)).toBe('fragor-granskning-2')
  })
})
