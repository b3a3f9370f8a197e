import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { NOTHING_MORE } from '../../surveys/association.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import { sendFile } from '../builders/send-file.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import { testAssociations } from '../builders/test-data.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'

const { id } = ROUND
const REVIEW = pathTo.review(id)

let container: TestContainer
let tokens: readonly string[]
let investigator: StaffBrowser
let app: ReturnType<typeof testApp>
/** What the last of them sent in. */
let submissionId: string

/** Everyone but the last has answered: twelve in each sector, and a test in the first. */
async function begin(promise: PromiseId = 'grouped'): Promise<void> {
  container = await testContainer()
  const associations = [
    ...testAssociations(36),
    { ...testAssociations(1)[0]!, id: 'F900', name: 'Test IF', orgNumber: null, ...NOTHING_MORE },
  ]
  ;({ tokens } = await openTestRound(container, { associations, round: { promise } }))
  for (const [index, token] of tokens.entries()) {
    if (index === 35) continue
    submissionId = await submitTestAnswer(container, token, {
      answers: { 'prov.helhet': String(1 + (index % 5)), 'prov.bemotande': '3' },
    })
  }
  await container.rounds.closeRound(id)
  app = testApp(container)
  investigator = await logInAs('investigator', { app, container })
}
beforeEach(() => begin())

const text = async (path: string) => decodeEntities((await investigator.get(path)).text)
async function send(path: string, fields: Readonly<Record<string, string>>) {
  const { revision } = hiddenFields((await investigator.get(path)).text)
  return investigator.post(path, { revision: String(revision), ...fields })
}
const progress = async () => (await container.rounds.getProgress(id)).answered
const bySector = async () => {
  const { response } = (await container.results.currentResult(id)).result
  return Object.fromEntries(response.sectors.map(({ sector, answered }) => [sector, answered]))
}
const notes = async () => (await container.rounds.getRound(id)).notes
const faults = async () => (await container.verification.verify(() => undefined)).faults

describe('GET /omgangar/:roundId/granska', () => {
  it('says that the figures are preliminary, and what there is to look at', async () => {
    const page = await text(REVIEW)
    expect(page).toContain('PRELIMINÄR')
    expect(page).toContain('Test IF (F900, har svarat)')
    expect(page).toContain(pathTo.reviewAside(id, { forening: 'F900' }))
    expect(page).toContain('Alla 36 svar kom på webben.')
    expect(page).toContain(pathTo.certification(id))
  })

  it('names an association that stands in another sector in the register now', async () => {
    const [first] = testAssociations(1)
    await container.store.putAssociations([{ ...first!, sector: 'kultur' }])
    const page = await text(REVIEW)
    expect(page).toContain('Förening 1 (F001, har svarat): Idrott när omgången öppnades, Kultur nu')
    expect(page).toContain(pathTo.reviewMove(id, { forening: 'F001', sektor: 'kultur' }))
  })

  it('does not tell who has answered where nobody is to know', async () => {
    await begin('anonymous')
    const page = await text(REVIEW)
    expect(page).toContain('Test IF (F900)')
    expect(page).not.toContain('har svarat)')
    expect(page).not.toContain('forening=F900')
  })

  it('is of no round that is open or certified, and says what to do', async () => {
    await container.rounds.extendRound(id, { closesAt: '2022-11-01T22:59:59.000Z', reason: 'x' })
    expect((await investigator.get(REVIEW)).status).toBe(409)
    container.clock.now = '2022-11-01T23:10:00.000Z'
    investigator = await logInAs('investigator', { app, container })
    const { status, text: page } = await investigator.get(REVIEW)
    expect(status).toBe(409)
    expect(decodeEntities(page)).toContain('kan skicka in till 2 november 2022 kl.\u00a000.29')
  })
})

describe('moving an association', () => {
  const MOVE = { forening: 'F001', sektor: 'kultur', skal: 'Stod fel i registret' }

  it('counts it and its answer in the other sector, and prints why without its name', async () => {
    expect(await bySector()).toEqual({ idrott: 13, kultur: 12, social: 11 })
    const { status, headers } = await send(pathTo.reviewMove(id), MOVE)
    expect([status, headers['location']]).toEqual([303, `${REVIEW}?klart=flyttad`])
    expect(await bySector()).toEqual({ idrott: 12, kultur: 13, social: 11 })
    expect(await notes()).toMatchObject([
      { kind: 'moved', association: 'F001', sector: 'kultur', from: 'Idrott', to: 'Kultur' },
    ])
    const [entry] = await container.acts.list(
      { by: null, act: 'association.moved', object: id, before: null },
      1,
    )
    expect(entry).toMatchObject({ by: investigator.user.id, reason: MOVE.skal })
    const { text: published } = await container.certification.certifyRound(id, () => undefined)
    expect(published).toContain('Stod fel i registret')
    expect(published).not.toContain('F001')
    expect(await faults()).toEqual([])
  })

  it('changes nothing in the protocol of the opening, which came before', async () => {
    const { sectors } = await container.protocols.openingOf(id)
    await send(pathTo.reviewMove(id), MOVE)
    await send(pathTo.reviewMove(id), { ...MOVE, sektor: 'social' })
    expect((await container.protocols.openingOf(id)).sectors).toEqual(sectors)
    expect(await text(pathTo.round(id))).toContain('Den som flyttades vid granskningen')
  })

  it('is made whole after a death between its writes', async () => {
    const dying = {
      ...container.store,
      saveInvitation: () => Promise.reject(new Error('died')),
    }
    const broken = await testContainer(undefined, dying)
    const move = { association: 'F001', sector: 'kultur', reason: 'fel' }
    await expect(broken.reviews.move(id, move)).rejects.toThrow('died')
    await container.certification.certifyRound(id, () => undefined)
    expect(await bySector()).toEqual({ idrott: 12, kultur: 13, social: 11 })
    expect(await faults()).toEqual([])
  })

  it.each([
    [{ ...MOVE, skal: ' ' }, 'Skriv varför.'],
    [{ ...MOVE, forening: 'F999' }, 'Det finns ingen förening ”F999”'],
    [{ ...MOVE, sektor: '' }, 'ingen sektor ””'],
    [{ ...MOVE, sektor: 'idrott' }, 'står redan i den sektorn'],
  ])('does not take %j, and keeps what was typed', async (fields, told) => {
    const { status, text: page } = await send(pathTo.reviewMove(id), fields)
    expect(status).toBe(422)
    expect(decodeEntities(page)).toContain(told)
    expect(page).toContain(`value="${fields.forening}"`)
    expect(await notes()).toEqual([])
  })

  it('cannot be done where it would show who has answered', async () => {
    await begin('anonymous')
    expect(await text(pathTo.reviewMove(id))).not.toContain('>Flytta föreningen</button>')
    await expect(
      container.reviews.move(id, { association: 'F001', sector: 'kultur', reason: 'x' }),
    ).rejects.toMatchObject({ code: 'review/unseen' })
  })
})

describe('setting an answer aside', () => {
  const ASIDE = { forening: 'F900', kod: '', vad: 'undan', skal: 'Provsvar' }

  it('leaves it out of every count, keeps it, and can be undone', async () => {
    const { headers } = await send(pathTo.reviewAside(id), ASIDE)
    expect(headers['location']).toBe(`${REVIEW}?klart=undan`)
    expect([await progress(), await bySector()]).toEqual([
      35,
      { idrott: 12, kultur: 12, social: 11 },
    ])
    expect((await send(pathTo.reviewAside(id), ASIDE)).status).toBe(422)
    await send(pathTo.reviewAside(id), { ...ASIDE, vad: 'igen', skal: 'Var inget prov' })
    expect(await progress()).toBe(36)
    await send(pathTo.reviewAside(id), ASIDE)
    await container.certification.certifyRound(id, () => undefined)
    expect(await bySector()).toEqual({ idrott: 12, kultur: 12, social: 11 })
    expect(await faults()).toEqual([])
    const page = await text(pathTo.result(id))
    expect(page).toContain('Ett svar lades undan vid granskningen')
    expect(page).not.toContain('F900')
  })

  it.each(['grouped', 'anonymous'] as const)(
    'finds it by its code in a %s round',
    async promise => {
      await begin(promise)
      const code = await lastCode()
      const { status } = await send(pathTo.reviewAside(id), { ...ASIDE, forening: '', kod: code })
      expect([status, await progress()]).toEqual([303, 35])
      const [note] = await notes()
      expect(note).toMatchObject({ kind: 'setAside' })
      expect('association' in note!).toBe(promise === 'grouped')
    },
  )

  it('does not find one by association where nobody is to know who has answered', async () => {
    await begin('anonymous')
    expect(await text(pathTo.reviewAside(id))).not.toContain('name="forening"')
    const aside = { whose: { association: 'F900' }, kind: 'setAside', reason: 'x' } as const
    await expect(container.reviews.setAside(id, aside)).rejects.toMatchObject({
      code: 'review/unseen',
    })
  })

  it('tells when there is no such answer', async () => {
    for (const fields of [{ forening: 'F036' }, { forening: '', kod: 'AAAA-BBBB' }]) {
      const { status, text: page } = await send(pathTo.reviewAside(id), { ...ASIDE, ...fields })
      expect(status).toBe(422)
      expect(decodeEntities(page)).toContain('Det finns inget inskickat svar')
    }
  })
})

/** The code on the receipt of the last, as they see it. */
async function lastCode(): Promise<string> {
  const outcome = await container.answers.receipt(tokens.at(-1)!, submissionId)
  return outcome.kind === 'receipt' ? outcome.receipt.code : ''
}

describe('late answers', () => {
  const late = (content: string, reason = 'Kom med posten') =>
    sendFile(app, investigator, { path: pathTo.reviewLate(id), name: 'sena.csv', content }).field(
      'skal',
      reason,
    )
  const ROW = 'id;prov.helhet\nF036;5\n'

  it('are counted, and the reason is printed', async () => {
    const { status, headers } = await late(ROW)
    expect([status, headers['location']]).toEqual([303, `${REVIEW}?klart=sena`])
    expect(await progress()).toBe(37)
    expect(await notes()).toMatchObject([{ kind: 'lateResponses', count: 1 }])
    expect(await text(REVIEW)).toContain('Kom med posten')
  })

  it.each([
    [ROW, ' ', 'Skriv varför.'],
    ['id;prov.helhet\nF036;9\n', 'x', 'rad 2'],
    ['id;prov.helhet\nF001;5\n', 'x', 'rad 2'],
  ])('of %j, %j are refused whole', async (content, reason, told) => {
    const { status, text: page } = await late(content, reason)
    expect(status).toBe(422)
    expect(decodeEntities(page).toLowerCase()).toContain(told.toLowerCase())
    expect(await progress()).toBe(36)
  })
})
