import { afterEach, describe, expect, it } from '@jest/globals'

import {
  mailAddress,
  mailAddresses,
  type MailRound,
  openMailRound,
} from '../../../builders/mail-round.ts'
import { TAKE } from '../../../builders/smtp-server.ts'

const ROUND = 'prov-2022'

let round: MailRound
afterEach(() => round.close())

describe('a mailing', () => {
  it('comes to everyone once, each with a link of its own', async () => {
    round = await openMailRound()
    await round.schedule('invitation')
    expect(await round.sendMail()).toBe(6)
    expect(await round.sendMail()).toBe(0)
    expect(round.recipients()).toEqual(mailAddresses(6))
    const texts = round.server.taken.map(mail => mail.raw.replaceAll('=\r\n', ''))
    for (const token of round.tokens) {
      expect(texts.filter(text => text.includes(token)).length).toBe(1)
    }
    const parsed = await round.server.parse(round.server.taken[0]!)
    expect(parsed.subject).toMatch(
      /^SYNTETISKA EXEMPELDATA: .+: hur fungerar samarbetet.+ 10 oktober$/,
    )
  })

  it('cannot be decided twice, and nobody who has answered is reminded', async () => {
    round = await openMailRound()
    await round.schedule('invitation')
    await expect(round.schedule('invitation')).rejects.toMatchObject({
      code: 'mail/alreadyDecided',
    })
    await round.sendMail()
    await round.answer(round.tokens[0]!)
    await round.schedule('reminder')
    await expect(round.schedule('reminder')).rejects.toMatchObject({ code: 'mail/alreadyDecided' })
    expect(await round.sendMail()).toBe(5)
    expect(round.recipients().filter(to => to === mailAddress('F001'))).toHaveLength(1)
    expect(await round.counts()).toEqual({ 'invitation sent': 6, 'reminder sent': 5 })
  })

  it('does not remind who answers between queue and delivery, also where the mark was lost', async () => {
    round = await openMailRound()
    await round.schedule('reminder')
    round.server.behave(() => ({ kind: 'recipient', code: 451 }))
    expect(await round.sendMail()).toBe(0)
    expect(await round.counts()).toEqual({ 'reminder waiting': 6 })
    await round.answer(round.tokens[2]!)
    round.server.behave(() => TAKE)
    round.later(2)
    expect(await round.sendMail()).toBe(5)
    expect(await round.counts()).toEqual({ 'reminder sent': 5, 'reminder stopped': 1 })
    expect(round.recipients()).not.toContain(mailAddress('F003'))
  })

  it('of an anonymous round goes to all, and says so', async () => {
    round = await openMailRound({ promise: 'anonymous', count: 18 })
    await round.answer(round.tokens[0]!)
    await round.schedule('reminder')
    expect(await round.sendMail()).toBe(18)
    expect((await round.server.parse(round.server.taken[0]!)).text).toContain(
      'Vi vet inte vilka som har svarat',
    )
  })

  it('waits for the morning, and for Monday', async () => {
    round = await openMailRound()
    round.container.clock.now = '2022-09-02T19:00:00.000Z'
    const { at } = await round.schedule('invitation')
    expect(at).toBe('2022-09-05T05:00:00.000Z')
    expect(await round.sendMail()).toBe(0)
    round.container.clock.now = '2022-09-05T05:00:00.000Z'
    expect(await round.sendMail()).toBe(6)
  })

  it('goes on the next day where no more may be sent today', async () => {
    round = await openMailRound({ mostPerDay: 4 })
    await round.schedule('invitation')
    expect(await round.sendMail()).toBe(4)
    expect(await round.sendMail()).toBe(0)
    round.later(24 * 60)
    expect(await round.sendMail()).toBe(2)
    expect(new Set(round.recipients()).size).toBe(6)
  })

  it('is stopped, and can be decided again with another text, without anyone getting it twice', async () => {
    round = await openMailRound({ mostPerDay: 4 })
    await round.schedule('invitation')
    await round.sendMail()
    expect(await round.container.mailings.stop(ROUND)).toEqual({ mailings: 1, messages: 2 })
    round.later(24 * 60)
    expect(await round.sendMail()).toBe(0)
    const text = { subject: 'Rättat', body: 'Rättat: {länk}' }
    await round.container.mailings.texts.save(ROUND, 'invitation', text)
    await round.schedule('invitation')
    expect(await round.sendMail()).toBe(2)
    expect(round.recipients()).toEqual(mailAddresses(6))
    const last = await round.server.parse(round.server.taken.at(-1)!)
    expect(last.subject).toContain('Rättat')
  })

  it('of a restored copy goes to nobody until that is said', async () => {
    round = await openMailRound()
    await round.schedule('invitation')
    await round.container.store.saveCondition({ kind: 'held', since: round.container.clock.now })
    expect(await round.sendMail()).toBe(0)
    expect((await round.container.mailStatus.read(ROUND)).blocked).toBe('held')
    await round.container.store.saveCondition({ kind: 'ready' })
    expect(await round.sendMail()).toBe(6)
  })

  it('is not sent after the round has closed', async () => {
    round = await openMailRound()
    await round.schedule('invitation')
    round.server.behave(() => ({ kind: 'recipient', code: 451 }))
    await round.sendMail()
    await round.container.rounds.closeRound(ROUND)
    round.later(10)
    round.server.behave(() => TAKE)
    expect(await round.sendMail()).toBe(0)
    expect(await round.counts()).toEqual({ 'invitation stopped': 6 })
    await expect(round.schedule('reminder')).rejects.toMatchObject({ code: 'round/notOpen' })
  })
})

describe('a mail server that fails', () => {
  it('gets a refused mail once, one for later again with the same Message-ID, and in the end all of them once', async () => {
    round = await openMailRound({ count: 12, longestDeliveryMs: 3000 })
    const [refused, silent] = [mailAddress('F002'), mailAddress('F004')]
    round.server.behave((to, times) => {
      if (to === refused) return { kind: 'recipient', code: 550 }
      if (times > 1) return TAKE
      const turn = Number(to.slice(1, 4)) % 5
      if (turn === 0) return { kind: 'recipient', code: 421 }
      if (turn === 1) return { kind: 'data', code: 451 }
      if (turn === 3) return { kind: 'drop' }
      return to === silent ? { kind: 'hang' } : TAKE
    })
    await round.schedule('invitation')
    for (let hour = 0; hour < 10; hour += 1) {
      await round.sendMail()
      round.later(40)
    }
    expect(round.server.asked.get(refused)).toBe(1)
    const everyone = mailAddresses(12)
    expect(round.recipients()).toEqual(everyone.filter(to => to !== refused))
    expect(await round.counts()).toEqual({ 'invitation failed': 1, 'invitation sent': 11 })
    const { failed } = await round.container.mailStatus.read(ROUND)
    expect(failed).toMatchObject([{ associationId: 'F002', why: '550' }])
  })

  it('is left alone for a while, and longer each time', async () => {
    round = await openMailRound()
    round.server.behave(() => ({ kind: 'drop' }))
    await round.schedule('invitation')
    await round.sendMail()
    await round.sendMail()
    const asked = () => [...round.server.asked.values()].reduce((sum, times) => sum + times, 0)
    expect(asked()).toBe(1)
    round.later(1.1)
    await round.sendMail()
    expect(asked()).toBe(2)
    round.later(1.1)
    await round.sendMail()
    expect(asked()).toBe(2)
    round.later(5)
    await round.sendMail()
    expect(asked()).toBe(3)
  })

  it('gets nothing more after three days of one mail', async () => {
    round = await openMailRound({ count: 6 })
    round.server.behave(to => (to === mailAddress('F001') ? { kind: 'data', code: 451 } : TAKE))
    await round.schedule('invitation')
    await round.sendMail()
    // Thursday morning; the weekend is quiet.
    round.container.clock.now = '2022-09-05T08:00:00.000Z'
    await round.sendMail()
    expect(await round.counts()).toEqual({ 'invitation failed': 1, 'invitation sent': 5 })
  })
})

describe('the outbox', () => {
  it('holds no address, no name and no link', async () => {
    round = await openMailRound()
    await round.schedule('invitation')
    round.server.behave(() => ({ kind: 'recipient', code: 451 }))
    await round.sendMail()
    const kept: unknown[] = []
    for await (const message of round.container.store.eachMessage(ROUND)) kept.push(message)
    await round.container.addressStops.bounced(ROUND, 'F001')
    const text = JSON.stringify([kept, await round.container.store.listAddressStops()])
    expect(text).not.toContain('@')
    expect(text).not.toContain('svara')
    for (const token of round.tokens) expect(text).not.toContain(token)
  })
})
