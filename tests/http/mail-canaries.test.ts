import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import pino from 'pino'

import { runChores } from '../../server/jobs/run-chores.ts'
import { pathTo } from '../../server/paths.ts'
import { type MailRound, mailAddress, openMailRound } from '../builders/mail-round.ts'
import { sendFile } from '../builders/send-file.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { ROUND } from '../builders/test-container.ts'

const { id } = ROUND
const OWN = 'kanarie.fagel@prov.example'
const NEW = 'ny.kanarie@prov.example'
const REASON = 'Kanarie Fågelsson har slutat'
const TEXT = { amne: 'Kanarien {förening}', text: 'Kanarien kvittrar: {länk}', version: '0' }

let mail: MailRound
let logLines: string[]
let app: ReturnType<typeof testApp>
let admin: StaffBrowser
beforeEach(async () => {
  logLines = []
  mail = await openMailRound({ longestDeliveryMs: 2000 })
  app = testApp(mail.container, { logLines })
  admin = await logInAs('administrator', { app, container: mail.container })
})
afterEach(() => mail.close())

/** What a server does by itself, with its own log; the last chore fails with an error that tells everything. */
async function sendAsServer(): Promise<void> {
  const { container } = mail
  const sending = container.chores.find(({ name }) => name === 'send-mail')!
  const loud = () => Promise.reject(new Error(`${mailAddress('F001')} ${mail.tokens[0]} ${OWN}`))
  const log = pino({ base: null }, { write: line => void logLines.push(line) })
  await runChores(
    [
      { ...sending, run: () => sending.run(() => false) },
      { ...sending, name: 'loud', run: loud },
    ],
    { leases: container.store, log },
  ).stop()
  mail.later(60)
  // A session does not last for hours.
  admin = await logInAs('administrator', { app, container })
}

async function writeAndTry(): Promise<void> {
  const text = pathTo.mailText(id, 'invitation')
  await admin.post(text, { ...TEXT, gor: 'visa', forening: 'Förening 2' })
  await admin.post(text, { ...TEXT, gor: 'prova', adress: OWN })
  await admin.post(text, { ...TEXT, gor: 'prova', adress: `${OWN}, ${NEW}` })
  await admin.post(text, TEXT)
}

async function sendInTrouble(): Promise<void> {
  const invitation = { slag: 'inbjudan', dag: '', tid: '' }
  await admin.get(pathTo.mailReview(id, invitation))
  await admin.post(pathTo.mailReview(id), invitation)
  for (const behaviour of [
    { kind: 'recipient', code: 550 },
    { kind: 'data', code: 451 },
    { kind: 'drop' },
    { kind: 'hang' },
  ] as const) {
    let isFirst = true
    mail.server.behave(() => {
      if (!isFirst) return { kind: 'take' }
      isFirst = false
      return behaviour
    })
    await sendAsServer()
  }
}

async function mendAddresses(): Promise<void> {
  const returned = `Final-Recipient: rfc822; ${mailAddress('F002')}\nAction: failed\nStatus: 5.1.1\n`
  await sendFile(app, admin, {
    path: pathTo.mailReturned(id),
    name: `${OWN}.mbox`,
    content: returned,
  })
  await admin.post(pathTo.mailAddresses(id), { forening: 'Förening 3' })
  await admin.post(pathTo.mailAddresses(id), { forening: OWN })
  await admin.post(pathTo.mailReceived(id), { forening: OWN })
  for (const epost of [NEW, `${OWN}, ${NEW}`]) {
    await admin.post(pathTo.newLink(id), { forening: 'F001', epost, skal: REASON })
  }
  await sendAsServer()
  await browse(app).get(pathTo.answerMail(mail.tokens[3]!))
  await browse(app).post(pathTo.answerMail(mail.tokens[3]!))
  await admin.post(pathTo.letters(id), { till: 'alla' })
}

describe('the logs of a whole sending', () => {
  it('hold no address, name, text, link or token, whatever the mail server does', async () => {
    await writeAndTry()
    await sendInTrouble()
    await mendAddresses()
    expect(mail.recipients()).toEqual(expect.arrayContaining([OWN, NEW]))
    const links = await mail.container.rounds.listLinks(id)
    const secrets = [
      OWN,
      NEW,
      REASON,
      'Kanarie',
      '@provby.example',
      'Förening',
      encodeURIComponent('Förening'),
      ...mail.tokens,
      ...links.map(({ token }) => token),
    ]
    const acts = await mail.container.acts.list(
      { by: null, act: null, object: null, before: null },
      1000,
    )
    const told = [...logLines, ...acts.map(entry => JSON.stringify(entry))]
    expect(logLines.filter(line => line.includes('chore done')).length).toBeGreaterThan(1)
    expect(logLines.filter(line => line.includes('chore failed')).length).toBeGreaterThan(1)
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['mail.tested', 'mail.scheduled', 'mail.bounced', 'mail.linkSent']),
    )
    for (const secret of secrets) {
      expect([secret, told.filter(line => line.includes(secret))]).toEqual([secret, []])
    }
  })
})
