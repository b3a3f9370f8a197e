import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { type MailRound, openMailRound } from '../builders/mail-round.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, hiddenFields, testApp } from '../builders/test-app.ts'
import { ROUND } from '../builders/test-container.ts'

const { id } = ROUND
const LONGER = { stanger: '2022-10-24', klockan: '', skal: 'Mejlen kom inte fram' }

let mail: MailRound
let investigator: StaffBrowser
beforeEach(async () => {
  mail = await openMailRound()
  await goTo(mail.container.now())
})
/** A session does not last for days. */
async function goTo(now: string) {
  const { container } = mail
  container.clock.now = now
  investigator = await logInAs('investigator', { app: testApp(container), container })
}
afterEach(() => mail.close())

const page = async (path: string) => decodeEntities((await investigator.get(path)).text)
async function confirm(path: string, fields: Readonly<Record<string, string>>) {
  const { revision } = hiddenFields((await investigator.get(path)).text)
  return investigator.post(path, { revision: String(revision), ...fields })
}
const extend = (round = id, change: Partial<typeof LONGER> = {}) =>
  confirm(pathTo.roundExtension(round), { ...LONGER, ...change })
const mailings = async (round = id) =>
  (await mail.container.mailStatus.read(round)).mailings.map(
    ({ kind, state }) => `${kind} ${state}`,
  )
const openDraft = async (change: Partial<typeof ROUND>, fields = {}) => {
  await mail.container.rounds.createRound({ ...ROUND, ...change })
  return confirm(pathTo.roundOpening(change.id ?? ''), fields)
}

describe('a longer time to answer', () => {
  it('is told by mail to those who have not answered, and the page says so before and after', async () => {
    await mail.answer(mail.tokens[0]!)
    expect(await page(pathTo.roundExtension(id))).toContain('Ett mejl om den nya tiden skickas')
    const { headers } = await extend()
    expect(headers['location']).toBe(`${pathTo.round(id)}?klart=forlangd-mejl`)
    expect(await page(headers['location']!)).toContain('Mejlet om det är beslutat')
    expect(await mail.sendMail()).toBe(5)
    const { text } = await mail.server.parse(mail.server.taken[0]!)
    expect(text).toContain('förlängd till och med 24 oktober')
    const acts = await mail.container.acts.list(
      { by: investigator.user.id, act: null, object: id, before: null },
      10,
    )
    expect(acts.map(({ act }) => act)).toEqual(['mail.scheduled', 'round.extended'])
  })

  it('is told of once, when it is made longer again before the first mail has gone', async () => {
    // At night.
    await goTo('2022-09-05T20:00:00.000Z')
    await extend()
    await extend(id, { stanger: '2022-10-31' })
    expect((await mailings()).toSorted()).toEqual(['extension scheduled', 'extension stopped'])
    mail.later(12 * 60)
    expect(await mail.sendMail()).toBe(6)
  })

  it('is not told of where nobody has been asked yet, or where the mail would come too late', async () => {
    await openDraft({ id: 'senare', opensAt: '2022-09-20T08:00:00.000Z' })
    expect(await page(pathTo.roundExtension('senare'))).toContain('Inget mejl behövs')
    expect((await extend('senare')).headers['location']).toContain('klart=forlangd')
    expect(await mailings('senare')).toEqual([])
    // A Saturday: nothing goes before Monday.
    await openDraft({ id: 'kort', closesAt: '2022-09-03T10:00:00.000Z' })
    const { headers } = await extend('kort', { stanger: '2022-09-03', klockan: '20.00' })
    expect(headers['location']).toContain('klart=forlangd-mejl')
    await goTo('2022-09-03T08:00:00.000Z')
    const late = await extend('kort', { stanger: '2022-09-04', klockan: '' })
    expect(late.headers['location']).toContain('klart=forlangd-utan-mejl')
    expect(await page(late.headers['location']!)).toContain('kunde inte beslutas')
  })
})

describe('the opening of a round', () => {
  it('offers to decide the invitation, and tells when it would go', async () => {
    await mail.container.rounds.createRound({ ...ROUND, id: 'ny' })
    expect(await page(pathTo.roundOpening('ny'))).toContain('tidigast 1 september 2022 kl.')
    const { headers } = await confirm(pathTo.roundOpening('ny'), { inbjudan: 'ja' })
    expect(headers['location']).toBe(`${pathTo.round('ny')}?klart=oppnad-inbjudan`)
    expect(await mailings('ny')).toEqual(['invitation scheduled'])
    expect(await mail.sendMail()).toBe(6)
  })

  it('decides nothing that is not ticked', async () => {
    const { headers } = await openDraft({ id: 'ny' })
    expect(headers['location']).toBe(`${pathTo.round('ny')}?klart=oppnad`)
    expect(await mailings('ny')).toEqual([])
  })

  it('waits with the invitation until the round takes answers', async () => {
    const opensAt = '2022-09-20T08:00:00.000Z'
    await openDraft({ id: 'senare', opensAt }, { inbjudan: 'ja' })
    const { mailings: decided } = await mail.container.mailStatus.read('senare')
    expect(decided).toMatchObject([{ at: opensAt }])
    expect(await mail.sendMail()).toBe(0)
  })
})
