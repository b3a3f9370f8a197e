import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import { testAssociations } from '../builders/test-data.ts'
import {
  CLOSES,
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { answerByOpenLink } from '../builders/walk-ins.ts'

const { id } = ROUND
const path = pathTo.certification(id)

let container: TestContainer
let tokens: readonly string[]
let investigator: StaffBrowser
const logIn = async () => {
  investigator = await logInAs('investigator', { app: testApp(container), container })
}
beforeEach(async () => {
  container = await testContainer()
  ;({ tokens } = await openTestRound(container, { associations: testAssociations(6) }))
  await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '4' } })
  await logIn()
})

const state = async () => (await container.rounds.getRound(id)).state
const told = async () => decodeEntities((await investigator.get(path)).text)

describe('certifying in the page', () => {
  it('says what it means, freezes the result, and hands out a protocol for the diary', async () => {
    await container.rounds.closeRound(id)
    const page = await investigator.get(path)
    expect(decodeEntities(page.text)).toContain('Ett svar räknas. Det går inte att ångra.')
    const { revision } = hiddenFields(page.text)
    const { headers } = await investigator.post(path, { revision: String(revision) })
    expect(headers['location']).toBe(`${pathTo.round(id)}?klart=faststalld`)
    expect(await state()).toBe('certified')
    const after = await investigator.get(headers['location']!)
    expect(after.text).toContain(pathTo.certificationProtocol(id))
    const protocol = await investigator.get(pathTo.certificationProtocol(id))
    expect([protocol.status, protocol.type]).toEqual([200, 'application/pdf'])
    expect((protocol.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-')
    expect((await investigator.get(path)).status).toBe(409)
  })

  it('certifies only what was looked at', async () => {
    await container.rounds.closeRound(id)
    const { revision } = hiddenFields((await investigator.get(path)).text)
    await container.reviews.move(id, { association: 'F001', sector: 'kultur', reason: 'fel' })
    const { status } = await investigator.post(path, { revision: String(revision) })
    expect([status, await state()]).toEqual([409, 'open'])
  })

  it('is refused while the round is open, and in the grace time', async () => {
    expect(await told()).toContain('tar fortfarande emot svar')
    container.clock.now = '2022-10-10T22:10:00.000Z'
    await logIn()
    expect(await told()).toContain('kan skicka in till 11 oktober 2022 kl.\u00a000.29. Vänta')
    await expect(container.certification.certifyRound(id, () => undefined)).rejects.toMatchObject({
      code: 'round/inGrace',
    })
    expect(CLOSES < container.clock.now).toBe(true)
  })

  it('is refused while somebody has taken a way out that nobody has decided about', async () => {
    await browse(testApp(container))
      .post(pathTo.wayOut(tokens[1]!, 'notActive'))
      .type('form')
      .send()
    await container.rounds.closeRound(id)
    expect(await told()).toContain('har en förening meddelat att de inte svarar')
    const review = decodeEntities((await investigator.get(pathTo.review(id))).text)
    expect(review).toContain('Måste bestämmas först')
    expect(review).not.toContain(`href="${path}"`)
    await container.outcomes.decide(id, 'F002', { code: 'NE', by: 'U', reason: 'upplöst' })
    expect((await investigator.get(path)).status).toBe(200)
  })

  it('is refused while an answer from the open link waits', async () => {
    const { code } = await container.openLinks.open(id)
    const { id: walkIn } = await answerByOpenLink(container, code, 'Förening 2')
    await container.rounds.closeRound(id)
    expect(await told()).toContain('väntar ett svar från den öppna länken')
    await container.approvals.reject(id, walkIn)
    expect((await investigator.get(path)).status).toBe(200)
  })

  it('has no protocol before it is done', async () => {
    await container.rounds.closeRound(id)
    const { status, text } = await investigator.get(pathTo.certificationProtocol(id))
    expect(status).toBe(409)
    expect(decodeEntities(text)).toContain('har inget fastställt resultat än')
  })
})
