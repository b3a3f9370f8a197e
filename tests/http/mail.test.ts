import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { type MailRound, mailAddress, openMailRound } from '../builders/mail-round.ts'
import { sendFile } from '../builders/send-file.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, testApp } from '../builders/test-app.ts'
import { openTestRound, ROUND, testContainer } from '../builders/test-container.ts'

const { id } = ROUND
const INVITATION = { slag: 'inbjudan', dag: '', tid: '' }

let mail: MailRound
let app: ReturnType<typeof testApp>
let investigator: StaffBrowser
beforeEach(async () => {
  mail = await openMailRound({ longestDeliveryMs: 2000 })
  app = testApp(mail.container)
  investigator = await logInAs('investigator', { app, container: mail.container })
})
afterEach(() => mail.close())

const page = async (path = pathTo.mail(id)) => decodeEntities((await investigator.get(path)).text)
const post = (path: string, fields: Readonly<Record<string, string>>) =>
  investigator.post(path, fields)
const decide = (change: Partial<typeof INVITATION> = {}) =>
  post(pathTo.mailReview(id), { ...INVITATION, ...change })
const returned = (content: string) =>
  sendFile(app, investigator, { path: pathTo.mailReturned(id), name: 'retur.mbox', content })
const acts = async () => {
  const all = await mail.container.acts.list({ by: null, act: null, object: id, before: null }, 100)
  return all.map(({ act, detail }) => `${act} ${detail ?? ''}`.trim())
}
const mailings = async () =>
  (await mail.container.mailStatus.read(id)).mailings.map(
    ({ kind, at, state }) => `${kind} ${at} ${state}`,
  )

describe('a mailing', () => {
  it('is shown as it will be, decided, and sent by the server and not by the page', async () => {
    const review = await page(pathTo.mailReview(id, INVITATION))
    expect(review).toContain('6 föreningar, som det ser ut nu')
    expect(review).toContain('Så läser Förening 1 mejlet')
    expect(review).toContain('/svara/forhandsvisning')
    expect(await mailings()).toEqual([])
    expect((await decide()).headers['location']).toBe(`${pathTo.mail(id)}?klart=beslutat`)
    expect(mail.server.taken).toHaveLength(0)
    expect(await mail.sendMail()).toBe(6)
    expect(await page()).toMatch(/Inbjudan<\/th>\s*<td[^>]*>0<\/td>\s*<td[^>]*>6<\/td>/)
    expect(await acts()).toContain('mail.scheduled invitation')
  })

  it('that would go at night tells when it will really go', async () => {
    // A Saturday.
    const late = { ...INVITATION, dag: '2022-09-03', tid: '21.30' }
    const review = await page(pathTo.mailReview(id, late))
    expect(review).toContain('3 september 2022 kl.\u00a021.30, men då skickas inget')
    expect(review).toContain('5 september 2022 kl.\u00a007.00')
    expect(review).toContain('mellan kl. 20.00 och 07.00, och inte på lördagar och söndagar')
    await decide(late)
    expect(await mailings()).toEqual(['invitation 2022-09-05T05:00:00.000Z scheduled'])
  })

  it.each([
    [{ slag: '' }, 'Välj vad som ska skickas'],
    [{ dag: '2022-08-31' }, 'Tiden har redan varit'],
    [{ dag: '2022-09-01', tid: '09.59' }, 'Tiden har redan varit'],
    [{ dag: '2022-02-30' }, 'Skriv en dag som finns'],
    [{ tid: '9.30' }, 'Skriv en dag som finns'],
    [{ dag: '2022-09-05', tid: 'kvart i' }, 'Skriv klockslaget'],
    [{ dag: '2023-03-26', tid: '02.30' }, 'Klockan 02.30 finns inte den 26 mars 2023'],
    [{ dag: '2022-10-11' }, 'gå först efter att omgången'],
  ])('is not decided as %j, and what was typed is kept', async (change, sentence) => {
    const sent = { ...INVITATION, ...change }
    for (const asked of [investigator.get(pathTo.mailReview(id, sent)), decide(change)]) {
      const { status, text } = await asked
      expect(status).toBe(422)
      const html = decodeEntities(text)
      expect(html).toContain(sentence)
      for (const value of [sent.dag, sent.tid].filter(given => given !== '')) {
        expect(html).toContain(`value="${value}"`)
      }
    }
    expect(await mailings()).toEqual([])
  })

  it('is decided once, and again when it has been stopped', async () => {
    await decide()
    const again = await decide()
    expect([again.status, again.text]).toEqual([422, expect.stringContaining('redan beslutat')])
    const unsaid = await post(pathTo.mailStop(id), { skal: ' ' })
    expect(unsaid.status).toBe(422)
    await post(pathTo.mailStop(id), { skal: 'fel text' })
    expect(await mail.sendMail()).toBe(0)
    expect(await page()).toContain('stoppat')
    await decide()
    expect(await mail.sendMail()).toBe(6)
  })

  it('tells what the mail server refuses and puts off, by code, and names no address', async () => {
    mail.server.behave(recipient => {
      if (recipient === mailAddress('F001')) return { kind: 'recipient', code: 550 }
      return recipient === mailAddress('F002') ? { kind: 'data', code: 451 } : { kind: 'take' }
    })
    await decide()
    await mail.sendMail()
    const html = await page()
    expect(html).toContain('Förening 1, inbjudan: e-postservern tar inte emot mejlet (kod 550)')
    expect(html).toContain('Ett mejl väntar på ett nytt försök')
    expect(html).toContain('ber oss försöka senare (kod 451)')
    expect(html).toContain(pathTo.newLink(id, 'F001'))
    expect(html).not.toContain('@provby.example')
    const { letters } = await mail.container.letters.list(id, { toAll: false })
    expect(letters.map(({ association }) => association.associationId)).toEqual(['F001'])
  })

  it.each(['hang', 'drop'] as const)(
    'waits for a mail server that does %s, and the page says when it is tried again',
    async kind => {
      mail.server.behave(() => ({ kind }))
      await decide()
      expect(await mail.sendMail()).toBe(0)
      const html = await page()
      expect(html).toContain('Ett mejl väntar på ett nytt försök, tidigast 1 september 2022')
      expect(html).toContain('gick inte att nå, svarade inte eller bröt')
    },
  )
})

describe('a page about mail', () => {
  it('does not tell who has answered: that is read elsewhere, and logged', async () => {
    await mail.answer(mail.tokens[0]!)
    const review = await page(pathTo.mailReview(id, { ...INVITATION, slag: 'paminnelse' }))
    expect(review).toContain('5 föreningar, som det ser ut nu')
    expect(review).toContain('Så läser Förening 1 mejlet')
    expect(review).not.toContain('har svarat.')
  })

  it('leaves a mailing that has all been sent as it is when the rest is stopped', async () => {
    await decide()
    await mail.sendMail()
    await decide({ slag: 'paminnelse', dag: '2022-09-12' })
    await post(pathTo.mailStop(id), { skal: 'fel dag' })
    expect((await mailings()).map(line => line.split(' ').at(-1))).toEqual(['queued', 'stopped'])
  })
})

describe('an address that takes no mail', () => {
  it('is noted by hand, by a part of the name, and has mail again', async () => {
    const mark = (forening: string) => post(pathTo.mailAddresses(id), { forening })
    const several = await mark('Förening')
    expect([several.status, decodeEntities(several.text)]).toEqual([
      422,
      expect.stringContaining('6 föreningar passar in: Förening 1 (F001)'),
    ])
    expect((await mark('ingen')).status).toBe(422)
    expect((await mark('förening 2')).status).toBe(303)
    expect(await page(pathTo.mailAddresses(id))).toContain('mejlet kom tillbaka')
    await decide()
    expect(await mail.sendMail()).toBe(5)
    expect((await post(pathTo.mailReceived(id), { forening: 'F002' })).status).toBe(303)
    expect(await page(pathTo.mailAddresses(id))).toContain('Alla föreningar i omgången har')
    expect((await post(pathTo.mailReceived(id), { forening: 'F002' })).status).toBe(409)
    expect(await acts()).toEqual(
      expect.arrayContaining(['mail.bounced F002', 'mail.notBounced F002']),
    )
  })

  it('is noted from a mailbox file, which tells what else was in it', async () => {
    const notice = (address: string) =>
      `From x Thu Sep  1 10:00:00 2022\n\nFinal-Recipient: rfc822; ${address}\nAction: failed\nStatus: 5.1.1\n`
    const box = `${notice(mailAddress('F003'))}\n${notice('okand@b.example')}\nFrom y\n\nJag är ledig.\n`
    const { status, text } = await returned(box)
    expect(status).toBe(200)
    const html = decodeEntities(text)
    expect(html).toContain('En förening är noterad')
    expect(html).toContain('<li>Förening 3</li>')
    expect(html).toContain('En adress i filen hör inte till omgången')
    expect(html).toContain('Ett mejl i filen är inget besked')
    const none = await returned('\u0000\u0001PNG')
    expect(none.text).toContain('inget är ändrat')
  })
})

describe('a new link', () => {
  const give = (change: Readonly<Record<string, string>> = {}) =>
    post(pathTo.newLink(id), {
      forening: 'F001',
      epost: 'ny@b.example',
      skal: 'ny kassör',
      ...change,
    })

  it('goes to the new recipient, and the old one leads nowhere', async () => {
    expect((await give()).headers['location']).toBe(`${pathTo.mail(id)}?klart=lank`)
    await mail.sendMail()
    expect(mail.recipients()).toEqual(['ny@b.example'])
    expect((await investigator.get(pathTo.answer(mail.tokens[0]!))).text).not.toContain(
      'Förening 1',
    )
    expect(await acts()).toContain('mail.linkSent F001')
    expect(JSON.stringify(await acts())).not.toMatch(/kassör|@/)
  })

  it.each([
    [{ epost: 'a@b.example\r\nBcc: c@d.example' }],
    [{ epost: 'a@b.example, c@d.example' }],
    [{ forening: 'ingen' }],
    [{ skal: '' }],
  ])('is not given for %j, and the old one stands', async change => {
    const { status, text } = await give(change)
    expect(status).toBe(422)
    expect(text).toContain('aria-invalid="true"')
    expect((await mail.container.rounds.listLinks(id))[0]!.token).toBe(mail.tokens[0])
    expect(await mail.sendMail()).toBe(0)
  })

  it('is not given where nothing would be sent: to an address that mail comes back from', async () => {
    await post(pathTo.mailAddresses(id), { forening: 'F001' })
    const { status, text } = await give({ epost: '' })
    expect([status, text]).toEqual([422, expect.stringContaining('mejlet kom tillbaka')])
    expect((await mail.container.rounds.listLinks(id))[0]!.token).toBe(mail.tokens[0])
  })

  it('is not given in a round that is over', async () => {
    await mail.container.rounds.closeRound(id)
    expect((await give()).status).toBe(409)
    expect((await mail.container.rounds.listLinks(id))[0]!.token).toBe(mail.tokens[0])
  })
})

describe('the text of a mail', () => {
  const path = pathTo.mailText(id, 'invitation')
  const TEXT = { amne: 'Till {förening}', text: 'Svara här: {länk}\n\n{avsändare}', version: '0' }
  const write = (change: Readonly<Record<string, string>> = {}) =>
    post(path, { ...TEXT, ...change })

  it('is saved as a new version, which the next mailing goes with', async () => {
    expect((await write()).headers['location']).toBe(`${path}?klart=sparad`)
    expect(await page()).toContain('version 1')
    await decide()
    await mail.sendMail()
    const { subject } = await mail.server.parse(mail.server.taken[0]!)
    expect(subject).toMatch(/^SYNTETISKA EXEMPELDATA: Till Förening \d$/)
    expect(await acts()).toContain('mail.textSaved invitation')
  })

  it('is refused with its fault and its place, and what was typed is kept', async () => {
    const wrong = { amne: 'Hej {förning}', text: 'Rad ett\nSvara: {länk}, {svarsdag} och {' }
    const { status, text } = await write(wrong)
    expect(status).toBe(422)
    const html = decodeEntities(text)
    expect(html).toContain('Ämne: platshållaren {förning} finns inte')
    expect(html).toContain('Rad 2: platshållaren {svarsdag} finns inte')
    expect(html).toContain('en klammer står ensam')
    for (const typed of Object.values(wrong)) expect(html).toContain(typed)
    expect(await page()).not.toContain('version 1')
  })

  it('is shown as a chosen association would read it, before it is saved', async () => {
    const { status, text } = await write({ gor: 'visa', forening: 'Förening 4' })
    expect(status).toBe(200)
    expect(text).toContain('Till Förening 4')
    expect((await write({ gor: 'visa', forening: '' })).status).toBe(422)
    expect(await page()).not.toContain('version 1')
  })

  it('is tried on oneself, and tells when the mail server does not take it', async () => {
    const test = (adress: string) => write({ gor: 'prova', adress })
    expect((await test('kim@provby.example')).text).toContain('Ett provmejl har gått')
    expect(mail.recipients()).toEqual(['kim@provby.example'])
    mail.server.behave(() => ({ kind: 'drop' }))
    const dropped = await test('kim@provby.example')
    expect([dropped.status, dropped.text]).toEqual([422, expect.stringContaining('eller bröt')])
    expect((await test('a@b.example, c@d.example')).status).toBe(422)
    expect(mail.recipients()).toEqual(['kim@provby.example'])
  })

  it('that somebody else has saved meanwhile is not written over unseen', async () => {
    await write()
    const { status, text } = await write({ amne: 'Min egen {förening}' })
    expect(status).toBe(422)
    expect(text).toContain('Någon annan har sparat')
    expect(text).toContain('Min egen {förening}')
    expect((await write({ version: '1' })).status).toBe(303)
  })
})

describe('without a mail server', () => {
  it('the page says so, and offers nothing that would be sent', async () => {
    const container = await testContainer()
    await openTestRound(container)
    const { get, post } = await logInAs('investigator', { app: testApp(container), container })
    const { text } = await get(pathTo.mail(id))
    expect(text).toContain('ingen e-postserver är inställd')
    expect(text).not.toContain(pathTo.mailDecision(id))
    expect((await get(pathTo.mailText(id, 'invitation'))).text).not.toContain('provmejl')
    expect((await post(pathTo.mailReview(id), INVITATION)).status).toBe(409)
  })
})
