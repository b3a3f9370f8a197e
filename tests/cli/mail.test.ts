import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { USUAL_MAIL } from '../../server/mail-settings.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { startMailServer, type TestMailServer } from '../builders/smtp-server.ts'

const ROUND = 'samverkan-2099'
const REGISTER =
  'id;namn;sektor;e-post\nF001;Exempelby FC;idrott;fc@b.example\nF002;Kören;kultur;\n'

/** Left to itself, a connection stands until its time is out: half a minute. */
const LONGEST_GOODBYE_MS = 5000

let barometer: Installation
let server: TestMailServer
beforeEach(async () => {
  server = await startMailServer()
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  await barometer.ok('register', 'import', barometer.file('in.csv', REGISTER))
  await barometer.openRound(ROUND, 'samverkan/2022')
})
afterEach(async () => {
  barometer.remove()
  await server.close()
})

function setMail(change: object): void {
  const path = join(barometer.folder, 'barometer.json')
  const settings = JSON.parse(readFileSync(path, 'utf8')) as object
  barometer.file(
    'barometer.json',
    JSON.stringify({ ...settings, mail: { ...USUAL_MAIL, ...change } }),
  )
}
const nameServer = () =>
  setMail({ smtp: { host: '127.0.0.1', port: server.port, security: 'none' } })

describe('barometer mail', () => {
  it('sends nothing before a mail server is named, and says what to do', async () => {
    const { code, stderr } = await barometer.run('mail', 'send', ROUND, '--kind', 'invitation')
    expect(code).toBe(1)
    expect(stderr).toContain('mail.smtp')
    expect((await barometer.run('mail', 'status', ROUND)).stdout).toContain(
      'Inga utskick är beslutade',
    )
  })

  it('decides a mailing once, tells how it goes and who is not reached, and stops it', async () => {
    nameServer()
    const send = ['mail', 'send', ROUND, '--kind', 'invitation', '--at', '2099-09-05T09:30']
    // A Saturday.
    expect(await barometer.ok(...send)).toContain('7 september 2099 kl.\u00a007.00')
    expect((await barometer.run(...send)).stderr).toContain('redan beslutat')
    expect(await barometer.ok('mail', 'status', ROUND)).toBe(
      'Inbjudan\t7 september 2099 kl.\u00a007.00\tbeslutat\nF002\tKören\tingen e-postadress\n',
    )
    expect(await barometer.ok('mail', 'stop', ROUND, '--reason', 'fel text')).toContain('stoppade')
    expect(await barometer.ok('mail', 'status', ROUND)).toContain('stoppat')
    expect(await barometer.ok('log', 'list')).toContain('fel text')
  })

  it('shows a mail as an association would get it, without a link that works', async () => {
    const shown = await barometer.ok('mail', 'preview', ROUND, 'F001', '--kind', 'invitation')
    expect(shown).toContain('Till: fc@b.example')
    expect(shown).toContain('Ämne: Exempelby FC: hur fungerar samarbetet')
    expect(shown).toContain('/svara/forhandsvisning')
    const { stderr } = await barometer.run('mail', 'preview', ROUND, 'F002', '--kind', 'reminder')
    expect(stderr).toContain('ingen e-postadress')
  })

  it('sends a test to oneself, and tells what the mail server says when it does not take it', async () => {
    nameServer()
    const test = ['mail', 'test', ROUND, 'kim@b.example', '--kind', 'invitation']
    expect(await barometer.ok(...test)).toContain('kim@b.example')
    expect(server.taken.map(({ recipients }) => recipients)).toEqual([['kim@b.example']])
    server.behave(() => ({ kind: 'recipient', code: 550 }))
    const { code, stderr } = await barometer.run(...test)
    expect([code, stderr]).toEqual([1, expect.stringContaining('550')])
    const bad = await barometer.run(
      'mail',
      'test',
      ROUND,
      'a@b.example,c@d.example',
      '--kind',
      'reminder',
    )
    expect(bad.code).toBe(1)
    expect(server.asked.size).toBe(1)
  })

  it('lets go of the mail server when it is done, so that the command ends', async () => {
    nameServer()
    await barometer.ok('mail', 'test', ROUND, 'kim@b.example', '--kind', 'invitation')
    const startedAt = performance.now()
    await server.untilLeft()
    expect(performance.now() - startedAt).toBeLessThan(LONGEST_GOODBYE_MS)
  })

  it('notes returned mail from a file or of an association', async () => {
    const notice =
      'From x Thu Sep  1 10:00:00 2022\n\nFinal-Recipient: rfc822; FC@b.example\nAction: failed\nStatus: 5.1.1\n'
    const read = await barometer.ok('mail', 'bounced', ROUND, barometer.file('mbox', notice))
    expect(read).toContain('F001\tExempelby FC')
    expect(await barometer.ok('mail', 'bounced', ROUND, '--association', 'F001')).toContain(
      'noterad',
    )
    expect((await barometer.run('mail', 'bounced', ROUND, '--association', 'F002')).code).toBe(1)
    expect((await barometer.run('mail', 'bounced', ROUND)).code).toBe(1)
  })

  it.each([
    [
      'in the open',
      { smtp: { host: 'mail.example', port: 25, security: 'none' } },
      'mail.smtp.security',
    ],
    [
      'as somebody with two addresses',
      { sender: { ...USUAL_MAIL.sender, address: 'a@b.example,c@d.example' } },
      'mail.sender.address',
    ],
  ])('is not set to send %s', async (_name, change, place) => {
    setMail(change)
    const { code, stderr } = await barometer.run('mail', 'status', ROUND)
    expect([code, stderr]).toEqual([1, expect.stringContaining(place)])
  })

  it('sends a new recipient the new link', async () => {
    nameServer()
    const who = ['--email', 'ny@b.example', '--by', 'Kim', '--reason', 'ny ordförande', '--send']
    const { stderr } = await barometer.run('invitation', 'replace', ROUND, 'F002', ...who)
    expect(stderr).toContain('skickas med e-post')
    expect(await barometer.ok('mail', 'status', ROUND)).toContain('Inbjudan\tväntar\t1')
  })

  it('decides the invitation as a round is opened, and tells of a longer time by itself', async () => {
    const facts = '--survey samverkan/2022 --year 2098 --promise grouped --closes 2098-10-10'
    await barometer.ok('round', 'create', 'ny', ...facts.split(' '), '--collected-by', 'Kim')
    expect((await barometer.run('round', 'open', 'ny', '--invite')).code).toBe(1)
    nameServer()
    expect(await barometer.ok('round', 'open', 'ny', '--invite')).toContain('Inbjudan är beslutad')
    const longer = ['--closes', '2098-10-20', '--reason', 'fel adresser']
    expect(await barometer.ok('round', 'extend', 'ny', ...longer)).toContain('Ett mejl om det går')
    const status = await barometer.ok('mail', 'status', 'ny')
    expect(status).toMatch(/Inbjudan\t.*\tbeslutat/)
    expect(status).toMatch(/Förlängd tid\t.*\tbeslutat/)
    await barometer.ok('mail', 'stop', 'ny')
    setMail({})
    const again = ['--closes', '2098-10-30', '--reason', 'fel igen']
    expect(await barometer.ok('round', 'extend', 'ny', ...again)).toContain('Inga mejl kan skickas')
  })

  it('refuses a time that is none', async () => {
    nameServer()
    for (const at of ['i morgon', '2099-03-29T02:30', '2099-13-01T09:00', '2020-01-01T09:00']) {
      const flags = ['--kind', 'invitation', '--at', at]
      expect((await barometer.run('mail', 'send', ROUND, ...flags)).stderr).toContain(at)
    }
  })
})
