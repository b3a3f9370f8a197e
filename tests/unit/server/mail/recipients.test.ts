import { afterEach, describe, expect, it } from '@jest/globals'

import { mailAddress, type MailRound, openMailRound } from '../../../builders/mail-round.ts'
import { TAKE } from '../../../builders/smtp-server.ts'

const ROUND = 'prov-2022'

let round: MailRound
afterEach(() => round.close())

describe('those who are not to be written to', () => {
  it('are those who opted out, until they want mail again, and those whose mail came back', async () => {
    round = await openMailRound()
    await round.schedule('invitation')
    await round.sendMail()
    expect(await round.container.addressStops.choose(round.tokens[0]!, true)).toMatchObject({
      isStopped: true,
    })
    await round.container.addressStops.bounced(ROUND, 'F002')
    await round.schedule('reminder')
    expect(await round.sendMail()).toBe(4)
    const { unreachable } = await round.container.mailStatus.read(ROUND)
    expect(
      unreachable.map(({ association, reason }) => [association.associationId, reason]),
    ).toEqual([
      ['F001', 'optedOut'],
      ['F002', 'bounced'],
    ])
    expect(await round.container.addressStops.choose(round.tokens[0]!, false)).toMatchObject({
      isStopped: false,
    })
    round.later(24 * 60)
    await round.schedule('reminder')
    expect(await round.sendMail()).toBe(5)
  })

  it('are found in a file of returned mail', async () => {
    round = await openMailRound()
    const notice = (address: string, action: string) =>
      `From MAILER-DAEMON Thu Sep  1 10:00:00 2022\nSubject: Undelivered\n\nReporting-MTA: dns; mx\n\nFinal-Recipient: rfc822; ${address}\nAction: ${action}\nStatus: 5.1.1\n\n`
    const mailbox =
      notice('F001@Provby.example', 'failed') +
      notice(mailAddress('F002'), 'delayed') +
      notice('okand@example.com', 'failed')
    const { stopped, unknown, others } = await round.container.addressStops.readBounces(
      ROUND,
      mailbox,
    )
    expect(stopped.map(({ associationId }) => associationId)).toEqual(['F001'])
    expect({ unknown, others }).toEqual({ unknown: 1, others: 1 })
  })

  it('are those who have told that they do not answer', async () => {
    round = await openMailRound()
    await round.container.waysOut.take(round.tokens[3]!, { kind: 'refusal', email: '' })
    await round.schedule('invitation')
    expect(await round.sendMail()).toBe(5)
    expect(round.recipients()).not.toContain(mailAddress('F004'))
  })
})

describe('a new recipient', () => {
  it('gets the new link, and the mail with the old one is not sent', async () => {
    round = await openMailRound()
    await round.schedule('invitation')
    round.server.behave(() => ({ kind: 'recipient', code: 451 }))
    await round.sendMail()
    await round.container.waysOut.take(round.tokens[0]!, {
      kind: 'wrongPerson',
      email: 'ny@provby.example',
    })
    const { token } = await round.container.invitations.replaceLink(ROUND, 'F001', {
      email: 'ny@provby.example',
      isAnew: false,
      by: 'Kim',
      reason: 'Ny ordförande',
    })
    expect(await round.container.mailings.sendLink(ROUND, 'F001')).toBeNull()
    expect(await round.container.mailings.sendLink(ROUND, 'F001')).toBeNull()
    round.server.behave(() => TAKE)
    round.later(2)
    expect(await round.sendMail()).toBe(6)
    expect(round.recipients()).not.toContain(mailAddress('F001'))
    const mail = round.server.taken.find(({ recipients: [to] }) => to === 'ny@provby.example')
    expect((await round.server.parse(mail!)).text).toContain(token)
  })
})

describe('a text that staff write', () => {
  it('is refused with the place when it holds an unknown placeholder', async () => {
    round = await openMailRound()
    const text = { subject: 'Hej', body: 'Svara: {länk}\n{förenig}' }
    const saved = round.container.mailings.texts.save(ROUND, 'invitation', text)
    await expect(saved).rejects.toMatchObject({
      code: 'mail/faultyText',
      faults: [{ path: 'rad 2', code: 'unknownPlaceholder', values: { name: '{förenig}' } }],
    })
  })

  it('is sent as it was when the mailing was decided', async () => {
    round = await openMailRound()
    const text = (body: string) => ({ subject: '{förening}', body: `${body} {länk}` })
    await round.container.mailings.texts.save(ROUND, 'invitation', text('Första'))
    await round.schedule('invitation')
    await round.container.mailings.texts.save(ROUND, 'invitation', text('Andra'))
    const preview = await round.container.mailPreview.show(ROUND, {
      association: 'F001',
      kind: 'invitation',
    })
    expect(preview.mail.text).toContain('Andra')
    expect(preview.mail.text).not.toContain(round.tokens[0]!)
    await round.sendMail()
    expect((await round.server.parse(round.server.taken[0]!)).text).toContain('Första')
  })

  it('is tested on oneself, with a link that leads nowhere', async () => {
    round = await openMailRound()
    const wanted = { address: 'kim@provby.example', kind: 'reminder' } as const
    expect(await round.container.mailPreview.test(ROUND, wanted)).toEqual({ kind: 'sent' })
    const parsed = await round.server.parse(round.server.taken[0]!)
    expect(round.server.taken[0]!.recipients).toEqual(['kim@provby.example'])
    for (const token of round.tokens) expect(parsed.text).not.toContain(token)
  })
})
