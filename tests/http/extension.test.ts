import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import type { RoundPlan } from '../../surveys/round.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import { testAssociations } from '../builders/test-data.ts'
import {
  CLOSES,
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'

const { id } = ROUND
const path = pathTo.roundExtension(id)
const LONGER = { stanger: '2022-10-24', klockan: '', skal: 'Mejlen kom inte fram' }

let container: TestContainer
let tokens: readonly string[]
let investigator: StaffBrowser
async function begin(round: Partial<RoundPlan> = {}): Promise<void> {
  container = await testContainer()
  ;({ tokens } = await openTestRound(container, { round, associations: testAssociations(36) }))
  await logIn()
}
const logIn = async () => {
  investigator = await logInAs('investigator', { app: testApp(container), container })
}
beforeEach(() => begin())

async function send(fields: Readonly<Record<string, string>>) {
  const { revision } = hiddenFields((await investigator.get(path)).text)
  return investigator.post(path, { revision: String(revision), ...fields })
}
const answer = (token: string) =>
  submitTestAnswer(container, token, { answers: { 'prov.helhet': '4' } })

describe('a longer time to answer', () => {
  it('holds at once, stands in the log, and is printed with its reason in the result', async () => {
    const { headers } = await send(LONGER)
    expect(headers['location']).toBe(`${pathTo.round(id)}?klart=forlangd`)
    expect(await container.rounds.getRound(id)).toMatchObject({
      closesAt: '2022-10-24T21:59:59.000Z',
      notes: [{ kind: 'extended', from: CLOSES, to: '2022-10-24T21:59:59.000Z' }],
    })
    const [entry] = await container.acts.list(
      { by: null, act: 'round.extended', object: id, before: null },
      1,
    )
    expect(entry).toMatchObject({ by: investigator.user.id, reason: LONGER.skal })
    container.clock.now = '2022-10-20T08:00:00.000Z'
    await answer(tokens[0]!)
    await container.rounds.closeRound(id)
    await container.certification.certifyRound(id, () => undefined)
    await logIn()
    const told =
      'Svarstiden ändrades 1 september 2022, från 10 oktober 2022 kl.\u00a023.59 till 24 oktober 2022 kl.\u00a023.59. Skäl: Mejlen kom inte fram'
    for (const page of [pathTo.result(id), pathTo.round(id)]) {
      expect((await investigator.get(page)).text).toContain(told)
    }
  })

  it.each([
    [{ stanger: '2022-10-09' }, 'senare än den som gäller'],
    [{ stanger: '2022-10-10' }, 'senare än den som gäller'],
    [{ stanger: '2022-02-30' }, 'Skriv en dag som finns'],
    [{ stanger: '2023-03-26', klockan: '02.30' }, 'Klockan 02.30 finns inte den 26 mars 2023'],
    [{ klockan: 'sent' }, 'Skriv klockslaget som 14.30'],
    [{ skal: ' ' }, 'Skriv varför.'],
    [{ skal: 'x'.repeat(501) }, 'Skriv varför.'],
  ])('does not take %j, and keeps what was typed', async (change, sentence) => {
    const sent = { ...LONGER, ...change }
    const { status, text } = await send(sent)
    expect(status).toBe(422)
    const html = decodeEntities(text)
    expect(html).toContain(sentence)
    for (const value of Object.values(sent).filter(given => given.trim() !== '')) {
      expect(html).toContain(`value="${value}"`)
    }
    expect((await container.rounds.getRound(id)).closesAt).toBe(CLOSES)
  })

  it('does not go past the day when the result is promised', async () => {
    await begin({ resultDay: '2022-10-20' })
    expect((await investigator.get(path)).text).toContain('Resultatet är utlovat 20 oktober 2022')
    expect((await send(LONGER)).status).toBe(422)
    expect((await send({ ...LONGER, stanger: '2022-10-19' })).status).toBe(303)
  })

  it('opens a round that has closed again, which takes answers as before', async () => {
    await container.rounds.closeRound(id)
    expect((await investigator.get(path)).text).toContain('Öppna igen')
    await send(LONGER)
    const round = await container.rounds.getRound(id)
    expect(round).toMatchObject({ closedAt: null, clearedIn: null })
    await answer(tokens[1]!)
    expect((await container.rounds.getProgress(id)).answered).toBe(1)
  })

  it('leaves an anonymous round that is opened again to be cleared again', async () => {
    await begin({ promise: 'anonymous', threshold: 5 })
    await answer(tokens[0]!)
    await container.rounds.closeRound(id)
    const clear = container.chores.find(({ name }) => name === 'clear-traces')!
    await clear.run(() => false)
    expect(await container.rounds.isCleared(id)).toBe(true)
    await send(LONGER)
    await answer(tokens[1]!)
    expect(await container.rounds.isCleared(id)).toBe(false)
    await container.rounds.closeRound(id)
    await clear.run(() => false)
    expect(await container.rounds.isCleared(id)).toBe(true)
    expect((await container.rounds.getProgress(id)).answered).toBe(2)
  })

  it('is not for a draft or a certified round', async () => {
    await container.rounds.closeRound(id)
    await container.certification.certifyRound(id, () => undefined)
    expect((await investigator.get(path)).status).toBe(409)
    await container.rounds.createRound({ ...ROUND, id: 'utkast' })
    expect((await investigator.get(pathTo.roundExtension('utkast'))).status).toBe(409)
  })
})
