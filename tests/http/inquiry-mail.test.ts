import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { pathTo } from '../../server/paths.ts'
import type { MailTransport } from '../../server/services/mail-transport.ts'
import { addition, dossier } from '../builders/dossiers.ts'
import { askTestBodies, BODY_ANSWER, linksToBodies } from '../builders/inquiries.ts'
import { startMailServer, type TestMailServer } from '../builders/smtp-server.ts'
import { logInAs } from '../builders/staff.ts'
import { browse, testApp } from '../builders/test-app.ts'
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
const STOPPED = 'socialnamnden@provby.example'
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
    expect(text).toContain('0123-456 99')
    expect(text).not.toContain('enk=C3=A4ter')
  })

  const wanted = {
    rekommendation: ['r1'],
    organ: ['kulturnamnden'],
    'adress-kulturnamnden': 'kultur@provby.example',
    'sista-dag': '2022-10-10',
    kontakt: 'Rut Revisor, 0123-456 99',
    utskick: 'mejl',
  }
  const ask = pathTo.newInquiry('akten', 'granskning')

  it('are not sent another way than was looked at', async () => {
    const auditor = await auditorAt(OPENS)
    const { text } = await auditor.post(ask, { ...wanted, utskick: 'lank' })
    expect(text).toContain('Inget mejlas')
    const [, sedd] = /name="sedd" value="([0-9a-f]+)"/.exec(text)!
    const changed = await auditor.post(ask, { ...wanted, sedd: sedd!, steg: 'stall' })
    expect(changed.text).toContain('Du har ändrat något')
    expect(changed.text).toContain('Frågorna mejlas till registratorerna')
    expect(await container.inquiries.list('akten', 'granskning')).toHaveLength(1)
  })

  it('are not asked by mail that could not be sent before the last day is over', async () => {
    const auditor = await auditorAt('2022-09-05T20:30:00.000Z')
    const late = { ...wanted, 'sista-dag': '2022-09-05' }
    const refused = await auditor.post(ask, late)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Mejl får skickas tidigast 2022-09-06')
    expect((await auditor.post(ask, { ...late, utskick: 'lank' })).status).toBe(200)
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
    expect(text).toContain('Påminnelse: skickat')
  })

  it('do not reach a registrator who wants no mail, and the auditor is told whom', async () => {
    const token = links.get('socialnamnden')!
    const chosen = await browse(testApp(container)).post(pathTo.answerMail(token))
    expect(chosen.text).toContain('svara på revisorernas frågor ändå')
    const auditor = await auditorAt('2022-09-20T09:00:00.000Z')
    const { text } = await auditor.get(pathTo.inquiry(place))
    expect(text).toContain('Mejl når inte fram till Socialnämnden.')
    const planned = { ...wanted, organ: ['socialnamnden'], 'adress-socialnamnden': STOPPED }
    expect((await auditor.post(ask, planned)).text).toContain('når inte fram (vill inte ha mejl)')
  })

  const toSocial = pathTo.bodyLink({ ...place, bodyId: 'socialnamnden' })

  it('go by a new link to another registrator, and the link before stops', async () => {
    const auditor = await auditorAt('2022-09-20T09:10:00.000Z')
    const given = { epost: STOPPED, skal: '', utskick: 'mejl' }
    expect((await auditor.post(toSocial, given)).text).toContain('Skriv varför.')
    const stopped = await auditor.post(toSocial, { ...given, skal: 'Fel person.' })
    expect([stopped.status, stopped.text.includes('Inget mejl går dit: vill inte')]).toEqual([
      422,
      true,
    ])
    const linked = await auditor.post(toSocial, {
      ...given,
      epost: 'ny@provby.example',
      skal: 'Ny.',
    })
    expect(linked.headers['location']).toMatch(/klart=lank-mejlad$/)
    expect(await send()).toBe(1)
    expect(recipients().at(-1)).toBe('ny@provby.example')
    const old = await browse(testApp(container)).get(pathTo.answer(links.get('socialnamnden')!))
    expect(old.text).toContain('Revisorerna har skickat en ny länk')
    const letters = (await auditor.post(pathTo.inquiryLetters(place), {})).text
    expect(letters).toContain('ny@provby.example')
    expect(letters).not.toContain(STOPPED)
  })

  it('can be answered for longer, and those who have not answered are told', async () => {
    const auditor = await auditorAt('2022-09-20T09:20:00.000Z')
    const to = pathTo.inquiryExtension(place)
    const sooner = await auditor.post(to, { 'sista-dag': '2022-10-09', skal: 'Sammanträde.' })
    expect([sooner.status, sooner.text.includes('Välj en senare dag')]).toEqual([422, true])
    const wordy = { 'sista-dag': '2022-10-11', skal: 'Å'.repeat(501) }
    const long = await auditor.post(to, wordy)
    expect([long.status, long.text.includes('Korta till högst 500 tecken.')]).toEqual([422, true])
    expect(long.text).toContain(wordy.skal)
    const given = { 'sista-dag': '2022-10-11', skal: 'Sammanträde.' }
    expect((await auditor.post(to, given)).headers['location']).toMatch(/klart=forlangd-mejl$/)
    expect(await send()).toBe(1)
    expect(recipients().at(-1)).toBe('ny@provby.example')
    expect(server.taken.at(-1)!.raw).toContain('r f=C3=B6rl=C3=A4ngd')
    expect((await auditor.get(pathTo.inquiry(place))).text).toContain('11 oktober 2022')
    // Others than auditors read the log, which nothing can be taken out of.
    const filter = { by: null, act: null, object: place.inquiryId, before: null } as const
    const reasons = (await container.acts.list(filter, 50)).map(({ reason }) => reason)
    expect(reasons.filter(reason => reason !== null)).toEqual([])
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
