import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { pathTo } from '../../server/paths.ts'
import type { MailTransport } from '../../server/services/mail-transport.ts'
import { addition, dossier } from '../builders/dossiers.ts'
import { askTestBodies, BODY_ANSWER, linksToBodies } from '../builders/inquiries.ts'
import { startMailServer, type TestMailServer } from '../builders/smtp-server.ts'
import { logInAs } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import {
  OPENS,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { TEST_MAIL, testTransport } from '../builders/test-mail.ts'

let server: TestMailServer
let transport: MailTransport
let container: TestContainer
let links: ReadonlyMap<string, string>
const place = { dossierId: 'akten', inquiryId: 'fragor-granskning' }
beforeAll(async () => {
  server = await startMailServer()
  transport = testTransport(server)
  const mail = { ...TEST_MAIL, transport }
  container = await testContainer(undefined, undefined, undefined, mail)
  await container.store.insertAddition(addition(1, { parts: partsOf(dossier()) }))
  await askTestBodies(container, { byMail: true })
  links = await linksToBodies(container, place.inquiryId)
})
afterAll(async () => {
  transport.close()
  await server.close()
})

const recipients = () => server.taken.flatMap(taken => taken.recipients)
/** Logs in at the time that it is by now: an earlier session is over. */
const auditorAt = (now: string) => {
  container.clock.now = now
  return logInAs('auditor', { app: testApp(container), container }, `rut-${now.slice(0, 10)}`)
}
const send = () => container.sendOutbox(() => false)

describe('the auditors’ questions by mail', () => {
  it('go to each registrator with the body’s own link, and say who asks', async () => {
    const auditor = await auditorAt(OPENS)
    const asking = await auditor.get(pathTo.newInquiry('akten', 'granskning'))
    expect(asking.text).toContain('Med mejl till registratorn')
    expect(await send()).toBe(2)
    expect(recipients().toSorted()).toEqual([
      'kulturnamnden@provby.example',
      'socialnamnden@provby.example',
    ])
    const own = server.taken.find(({ recipients: [to] }) => to?.startsWith('kultur'))!
    const text = own.raw.replaceAll('=\r\n', '')
    expect(text).toContain(links.get('kulturnamnden'))
    expect(text).not.toContain(links.get('socialnamnden'))
    expect(text).toContain('Kommunens revisorer')
  })

  it('remind those that have not answered, once a day', async () => {
    const token = links.get('kulturnamnden')!
    await submitTestAnswer(container, token, { roundId: place.inquiryId, answers: BODY_ANSWER })
    const auditor = await auditorAt('2022-09-20T08:00:00.000Z')
    const reminded = await auditor.post(pathTo.inquiryReminder(place))
    expect(reminded.status).toBe(303)
    expect(await send()).toBe(1)
    expect(recipients().at(-1)).toBe('socialnamnden@provby.example')
    expect((await auditor.post(pathTo.inquiryReminder(place))).status).toBe(409)
    const { text } = await auditor.get(pathTo.inquiry(place))
    expect(text).toContain('Påminnelse: skickade')
  })

  it('are not sent when the questions are closed before', async () => {
    const inquiryId = await askTestBodies(container, { byMail: true })
    const by = { actor: { kind: 'visitor' }, network: null } as const
    await container.inquiries.close('akten', inquiryId, by)
    expect(await send()).toBe(0)
    const auditor = await auditorAt('2022-09-20T08:30:00.000Z')
    const { text } = await auditor.get(pathTo.inquiry({ ...place, inquiryId }))
    expect(text).toContain('Inbjudan: stoppad')
  })

  it('end when the time is out', async () => {
    const auditor = await auditorAt('2022-10-12T08:00:00.000Z')
    expect((await auditor.post(pathTo.inquiryReminder(place))).status).toBe(409)
    const { text } = await auditor.get(pathTo.inquiry(place))
    expect(text).not.toContain('Påminn dem')
  })
})
