import { afterEach, describe, expect, it } from '@jest/globals'

import { PROMISE_IDS, type PromiseId } from '../../../../surveys/promise.ts'
import { pathTo } from '../../../../server/paths.ts'
import {
  mailAddress,
  mailAddresses,
  type MailRound,
  openMailRound,
} from '../../../builders/mail-round.ts'
import { BY_TEST } from '../../../builders/staff.ts'
import { TAKE } from '../../../builders/smtp-server.ts'
import { browse, testApp } from '../../../builders/test-app.ts'

const ROUND = 'prov-2022'
const PLANS = 'Vi svarar inom en vecka.\n\nVi bokar om lokalerna.'
const TODAY = '2022-09-01'

let round: MailRound
afterEach(() => round.close())

/** A certified round that anyone may read of; half of those invited have answered. */
async function published({
  promise = 'grouped',
  from = TODAY,
  plans = PLANS,
  before = () => Promise.resolve(),
}: {
  promise?: PromiseId
  from?: string
  plans?: string
  before?: () => Promise<unknown>
} = {}): Promise<void> {
  round = await openMailRound({ promise, count: 18 })
  for (const token of round.tokens.filter((_, index) => index % 2 === 0)) await round.answer(token)
  await before()
  const { rounds, certification, publications } = round.container
  await rounds.closeRound(ROUND)
  await certification.certifyRound(ROUND, () => undefined)
  await publications.publish(ROUND, { from, plans })
}

const refused = (code: string) => expect.objectContaining({ code })
const textOf = async (index: number) => (await round.server.parse(round.server.taken[index]!)).text!
const optOutIn = (text: string) => /\/mejl\/prov-2022\/[\w-]+/.exec(text)![0]

describe('the mail of a result', () => {
  it.each(PROMISE_IDS)(
    'comes once to everyone invited to a %s round, whoever answered',
    async promise => {
      await published({ promise })
      await round.schedule('result')
      expect(await round.sendMail()).toBe(18)
      expect(round.recipients()).toEqual(mailAddresses(18))
      expect(await round.sendMail()).toBe(0)
      await expect(round.schedule('result')).rejects.toEqual(refused('mail/alreadyDecided'))
      const text = await textOf(0)
      expect(text).toContain(PLANS)
      expect(text).toContain('https://enkat.provby.example/resultat/prov-2022')
      expect(text).toContain('oavsett om de svarade')
    },
  )

  it('holds nothing by which an answer or an association is found', async () => {
    await published({ promise: 'anonymous' })
    await round.schedule('result')
    await round.sendMail()
    const all = round.server.taken.map(({ raw }) => raw.replaceAll('=\r\n', '')).join('')
    const { store } = round.container
    for await (const { id, lookup } of store.eachInvitation(ROUND)) {
      expect([all.includes(id), all.includes(lookup)]).toEqual([false, false])
    }
    for (const token of round.tokens) expect(all).not.toContain(token)
  })

  it('is asked for only when somebody has decided from when anyone may read it, and what will be done', async () => {
    await published({ plans: '' })
    await expect(round.schedule('result')).rejects.toEqual(refused('mail/noPlans'))
    const { mailings, publications } = round.container
    await mailings.texts.save(ROUND, 'result', { subject: 'Klart', body: 'Läs: {länk}' })
    await round.schedule('result')
    await publications.withdraw(ROUND)
    expect(await round.sendMail()).toBe(0)
    await expect(round.schedule('result')).rejects.toEqual(refused('mail/notPublished'))
    await expect(round.schedule('reminder')).rejects.toEqual(refused('round/notOpen'))
  })

  it('waits for the day, and what is taken back in between is not told', async () => {
    await published({ from: '2022-09-05' })
    expect((await round.schedule('result')).at).toBe('2022-09-05T05:00:00.000Z')
    expect(await round.sendMail()).toBe(0)
    round.later(5 * 24 * 60)
    round.server.behave(() => ({ kind: 'recipient', code: 451 }))
    expect(await round.sendMail()).toBe(0)
    await round.container.publications.withdraw(ROUND)
    round.later(2)
    expect(await round.sendMail()).toBe(0)
    expect(await round.counts()).toEqual({ 'result stopped': 18 })
  })

  it('goes to those who were not reached once the page that was taken back is there again', async () => {
    await published()
    await round.schedule('result')
    round.server.behave((_, times) => (times === 1 ? { kind: 'recipient', code: 451 } : TAKE))
    expect(await round.sendMail()).toBe(0)
    const { publications } = round.container
    await publications.withdraw(ROUND)
    round.later(2)
    expect(await round.sendMail()).toBe(0)
    await publications.publish(ROUND, { from: TODAY, plans: PLANS })
    expect(await round.sendMail()).toBe(18)
    expect(round.recipients()).toEqual(mailAddresses(18))
  })

  it('is not gone on with when the result has been corrected meanwhile: that is told of by itself', async () => {
    await published({ promise: 'named' })
    await round.schedule('result')
    round.server.behave((_, times) => (times === 1 ? { kind: 'recipient', code: 451 } : TAKE))
    await round.sendMail()
    const { publications, corrections, mailings, mailStatus } = round.container
    await publications.withdraw(ROUND)
    round.later(2)
    await round.sendMail()
    expect(await mailStatus.read(ROUND)).toMatchObject({ isPaused: true })
    const whose = { association: 'F001' }
    await corrections.correct(ROUND, { whose, reason: 'Ett provsvar' })
    expect(await mailStatus.read(ROUND)).toMatchObject({ isPaused: false })
    expect(await mailings.stop(ROUND)).toEqual({ mailings: 0, messages: 0 })
    await publications.publish(ROUND, { from: TODAY, plans: PLANS })
    expect(await round.sendMail()).toBe(0)
    await round.schedule('result')
    expect(await round.sendMail()).toBe(18)
    expect(round.recipients()).toEqual(mailAddresses(18))
  })

  it('can be called off while the page is taken back, and decided again', async () => {
    await published()
    await round.schedule('result')
    const { publications, mailings, mailStatus } = round.container
    await publications.publish(ROUND, { from: TODAY, plans: '' })
    await round.sendMail()
    expect(await mailStatus.read(ROUND)).toMatchObject({ isPaused: true })
    expect(await mailings.stop(ROUND)).toEqual({ mailings: 1, messages: 0 })
    expect(await mailStatus.read(ROUND)).toMatchObject({ isPaused: false })
    await publications.publish(ROUND, { from: TODAY, plans: PLANS })
    expect(await round.sendMail()).toBe(0)
    await round.schedule('result')
    // Those that were paused wait again the next time that the server looks.
    expect((await round.sendMail()) + (await round.sendMail())).toBe(18)
  })

  it('tells of no plans that have been taken away, and goes when they are there again', async () => {
    await published()
    await round.schedule('result')
    const { publications } = round.container
    await publications.publish(ROUND, { from: TODAY, plans: '' })
    expect(await round.sendMail()).toBe(0)
    expect(await round.counts()).toEqual({ 'result stopped': 18 })
    expect(await round.sendMail()).toBe(0)
    await publications.publish(ROUND, { from: TODAY, plans: PLANS })
    expect(await round.sendMail()).toBe(18)
    expect(await textOf(0)).toContain(PLANS)
  })

  it('goes not to who opted out, is somebody else or is not there, and does to who would not answer', async () => {
    await published({
      before: async () => {
        const { outcomes, addressStops } = round.container
        const decided = { by: 'Kim', reason: 'Besked' }
        await outcomes.decide(ROUND, 'F002', { ...decided, code: 'R' })
        await outcomes.decide(ROUND, 'F004', { ...decided, code: 'NE' })
        await outcomes.decide(ROUND, 'F006', { ...decided, code: 'U' })
        await addressStops.choose(round.tokens[0]!, true)
      },
    })
    await round.schedule('result')
    expect(await round.sendMail()).toBe(15)
    for (const id of ['F001', 'F004', 'F006']) {
      expect(round.recipients()).not.toContain(mailAddress(id))
    }
    expect(round.recipients()).toContain(mailAddress('F002'))
  })
})

describe('the link in it to no more mails', () => {
  it('stops the address in all rounds without telling whose it is, and takes it back', async () => {
    await published()
    await round.schedule('result')
    await round.sendMail()
    const link = optOutIn(await textOf(0))
    const app = testApp(round.container)
    for (let time = 0; time < 3; time += 1) expect((await browse(app).get(link)).status).toBe(200)
    const { store } = round.container
    expect(await store.listAddressStops()).toEqual([])
    const answer = await browse(app).post(link).type('form').send('List-Unsubscribe=One-Click')
    expect([answer.status, answer.text]).toEqual([
      200,
      expect.stringContaining('inga fler mejl till er'),
    ])
    expect(answer.text).not.toContain('/svara/')
    expect(await store.listAddressStops()).toEqual([
      expect.objectContaining({ kind: 'optedOut', roundId: ROUND, associationId: null }),
    ])
    const stopped = await round.container.addressStops.listUnreachable(ROUND)
    expect(stopped.map(({ association }) => mailAddress(association.associationId))).toEqual([
      round.server.taken[0]!.recipients[0],
    ])
    expect((await browse(app).post(`${link}/igen`)).status).toBe(200)
    expect(await store.listAddressStops()).toEqual([])
  })

  it('holds when the addresses of the round are disposed of, and nobody can make one up', async () => {
    await published()
    await round.schedule('result')
    await round.sendMail()
    const link = optOutIn(await textOf(0))
    await round.container.disposals.dispose(ROUND, {
      what: { kind: 'contacts' },
      decision: 'KS-2026/1',
      reason: 'Plan',
      by: BY_TEST.actor.kind,
    })
    const app = testApp(round.container)
    const other = `${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`
    for (const made of [
      other,
      pathTo.addressMail(ROUND, 'x'),
      pathTo.addressMail('annan', link.split('/')[3]!),
    ]) {
      expect((await browse(app).post(made)).status).toBe(404)
    }
    expect(await round.container.store.listAddressStops()).toEqual([])
    expect((await browse(app).post(link)).status).toBe(200)
    expect(await round.container.store.listAddressStops()).toHaveLength(1)
  })
})
