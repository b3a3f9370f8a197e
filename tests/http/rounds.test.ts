import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { hiddenFields, testApp } from '../builders/test-app.ts'
import { ROUND, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'

const { id } = ROUND

let container: TestContainer
let app: ReturnType<typeof testApp>
let investigator: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  investigator = await logInAs('investigator', { app, container })
  await container.surveys.publish(testSurvey())
  await container.store.putAssociations(testAssociations(36))
  await container.rounds.createRound(ROUND)
})

const page = async () => (await investigator.get(pathTo.round(id))).text
const lastEntry = async () =>
  (await container.acts.list({ by: null, act: null, object: null, before: null }, 1))[0]!

/** Sets the clock, and logs in again: nobody is logged in for so long. */
async function waitUntil(moment: string) {
  container.clock.now = moment
  investigator = await logInAs('investigator', { app, container })
}

/** Confirms a step as someone does who has read the page about it. */
async function confirm(path: string, fields: Readonly<Record<string, string>> = {}) {
  const { revision } = hiddenFields((await investigator.get(path)).text)
  return investigator.post(path, { revision: String(revision), ...fields })
}

describe('GET /omgangar/:roundId', () => {
  it('says that a draft is a draft, what is decided, and what it promises', async () => {
    const text = await page()
    for (const shown of [
      'Omgången är ett utkast. Ingen är inbjuden än.',
      'KS-2022/1.109',
      '10 oktober 2022 kl.\u00a023.59',
      'visar inga resultat för färre än fem föreningar',
      `href="${pathTo.roundOpening(id)}"`,
    ]) {
      expect(text).toContain(shown)
    }
    expect(text).not.toContain(pathTo.result(id))
  })

  it('says where an open, a closing, a closed and a certified round stands', async () => {
    await container.rounds.openRound(id)
    expect(await page()).toContain(
      'Omgången är öppen till 10 oktober 2022 kl.\u00a023.59. 0 av 36 föreningar har svarat (0\u00a0%).',
    )
    await waitUntil('2022-10-10T22:10:00.000Z')
    expect(await page()).toContain('kan skicka in till 11 oktober 2022 kl.\u00a000.29')
    await waitUntil('2022-10-11T08:00:00.000Z')
    expect(await page()).toContain('granskas och är inte fastställt')
    await container.certification.certifyRound(id, () => undefined)
    expect(await page()).toContain('Resultatet är fastställt och ändras inte.')
  })

  it('has no button for someone who only reads', async () => {
    const { get } = await logInAs('auditor', { app, container })
    const { status, text } = await get(pathTo.round(id))
    expect([status, text.includes('ds-button"')]).toEqual([200, false])
  })
})

describe('opening a round', () => {
  it('says first what is locked, and then opens it, logged by whom', async () => {
    const { text } = await investigator.get(pathTo.roundOpening(id))
    for (const told of [
      '36 föreningar bjuds in. Det går inte att ångra.',
      'Inga mejl kan skickas',
    ]) {
      expect(text).toContain(told)
    }
    const { status, headers } = await confirm(pathTo.roundOpening(id))
    expect([status, headers['location']]).toEqual([303, `${pathTo.round(id)}?klart=oppnad`])
    expect((await container.rounds.getRound(id)).opened).not.toBeNull()
    expect(await lastEntry()).toMatchObject({
      act: 'round.opened',
      object: id,
      by: investigator.user.id,
    })
  })

  it('offers no button when there is nobody to invite', async () => {
    const empty = await testContainer()
    await empty.surveys.publish(testSurvey())
    await empty.rounds.createRound(ROUND)
    const { get } = await logInAs('investigator', { app: testApp(empty), container: empty })
    const { text } = await get(pathTo.roundOpening(id))
    expect(text).toContain('Registret är tomt. Läs in föreningarna först.')
    expect(text).not.toContain('name="revision"')
  })

  it('opens nothing but what was seen', async () => {
    const { status, text } = await investigator.post(pathTo.roundOpening(id), { revision: '7' })
    expect([status, text.includes('ändrades av någon annan samtidigt')]).toEqual([409, true])
    expect((await container.rounds.getRound(id)).state).toBe('draft')
  })

  it('is not done twice', async () => {
    await confirm(pathTo.roundOpening(id))
    expect((await investigator.get(pathTo.roundOpening(id))).status).toBe(409)
  })
})

describe('closing a round', () => {
  beforeEach(() => container.rounds.openRound(id))

  it('says that it is at once, and then closes it, logged by whom', async () => {
    const { text } = await investigator.get(pathTo.roundClosing(id))
    expect(text).toContain('Omgången stänger på en gång, för alla. Det går inte att ångra.')
    const { headers } = await confirm(pathTo.roundClosing(id))
    expect(headers['location']).toBe(`${pathTo.round(id)}?klart=stangd`)
    expect((await container.rounds.getRound(id)).closedAt).toBe(container.clock.now)
    expect(await lastEntry()).toMatchObject({ act: 'round.closed', by: investigator.user.id })
  })

  it('offers no button once the round has closed by itself', async () => {
    await waitUntil('2022-10-12T08:00:00.000Z')
    const { text } = await investigator.get(pathTo.roundClosing(id))
    expect(text).toContain('granskas och är inte fastställt')
    expect(text).not.toContain('name="revision"')
  })
})
