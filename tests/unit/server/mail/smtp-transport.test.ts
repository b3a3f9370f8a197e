import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import type { MailTransport, ReadyMail } from '../../../../server/services/mail-transport.ts'
import {
  type Behaviour,
  startMailServer,
  TAKE,
  type TestMailServer,
} from '../../../builders/smtp-server.ts'
import { testTransport } from '../../../builders/test-mail.ts'

const MAIL: ReadyMail = {
  messageId: '<abc@provby.example>',
  to: 'ordförande@prövby.example',
  subject: 'Åkers FF: svara senast 10 oktober',
  text: 'Hej å ä ö\n',
  html: '<p>Hej å ä ö</p>',
  optOut: 'https://enkat.provby.example/svara/abc/utskick',
}

let server: TestMailServer
let transport: MailTransport
beforeEach(async () => {
  server = await startMailServer()
  transport = testTransport(server)
})
afterEach(async () => {
  transport.close()
  await server.close()
})

describe('a mail that is sent', () => {
  it('comes as it was written, with å ä ö, a sender, a Message-ID and a way out in one step', async () => {
    const mail = { ...MAIL, to: 'ordf@provby.example' }
    expect(await transport.deliver(mail)).toEqual({ kind: 'sent' })
    const [taken] = server.taken
    expect(taken).toMatchObject({ from: 'kim@provby.example', recipients: [mail.to] })
    const parsed = await server.parse(taken!)
    expect(parsed.subject).toBe(mail.subject)
    expect(parsed.text?.trim()).toBe('Hej å ä ö')
    expect(parsed.html).toContain('<p>Hej å ä ö</p>')
    expect(parsed.from?.text).toBe('"Kim Öst, utredare" <kim@provby.example>')
    expect(parsed.messageId).toBe(mail.messageId)
    expect(taken!.raw).toContain(`List-Unsubscribe: <${mail.optOut}>`)
    expect(taken!.raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
  })

  it('goes to one recipient, whatever its subject and names hold', async () => {
    const subject = 'Hej\r\nBcc: ond@example.com\r\n\r\nannat'
    await transport.deliver({ ...MAIL, to: 'a@provby.example', subject })
    expect([...server.asked.keys()]).toEqual(['a@provby.example'])
    expect((await server.parse(server.taken[0]!)).bcc).toBeUndefined()
  })
})

describe('a mail server that does not take it', () => {
  it.each<[string, Behaviour, object]>([
    ['550 for the recipient', { kind: 'recipient', code: 550 }, { kind: 'refused', why: '550' }],
    ['554 for the text', { kind: 'data', code: 554 }, { kind: 'refused', why: '554' }],
    ['451 for the recipient', { kind: 'recipient', code: 451 }, { kind: 'later', why: '451' }],
    ['452 for the text', { kind: 'data', code: 452 }, { kind: 'later', why: '452' }],
    ['421 and goes', { kind: 'recipient', code: 421 }, { kind: 'away', why: '421' }],
    ['nothing, and breaks off', { kind: 'drop' }, { kind: 'away' }],
  ])('says %s', async (_name, behaviour, expected) => {
    server.behave(() => behaviour)
    expect(await transport.deliver({ ...MAIL, to: 'a@provby.example' })).toMatchObject(expected)
    expect(server.taken).toEqual([])
    // It was tried once: whether it is tried again is for the outbox to say.
    expect([...server.asked.values()]).toEqual([1])
    server.behave(() => TAKE)
    expect(await transport.deliver({ ...MAIL, to: 'b@provby.example' })).toEqual({ kind: 'sent' })
  })

  it('says nothing more, and is given up when the time is out', async () => {
    const impatient = testTransport(server, 1500)
    server.behave(() => ({ kind: 'hang' }))
    const delivery = await impatient.deliver({ ...MAIL, to: 'a@provby.example' })
    expect(delivery).toMatchObject({ kind: 'away' })
    impatient.close()
    expect(server.taken).toEqual([])
  })

  it('is away when nobody listens, and what it says quotes no address', async () => {
    await server.close()
    const delivery = await transport.deliver(MAIL)
    expect(delivery).toMatchObject({ kind: 'away' })
    expect(JSON.stringify(delivery)).not.toContain('@')
    server = await startMailServer()
  })
})
