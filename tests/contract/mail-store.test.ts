import { beforeEach, expect, it } from '@jest/globals'

import { addressStop, mailing, mailText } from '../builders/mail-records.ts'
import { opening } from '../builders/records.ts'
import { eachStore } from './each-store.ts'
import { HARD_TEXT } from './texts.ts'

const ROUND = 'prov-2022'
const LATER = '2022-09-02T08:00:00.000Z'

eachStore('MailStore', store => {
  beforeEach(async () => {
    await store().restoreRound({ round: opening([]).round, wrappedLinkKey: null })
  })

  it('keeps every version of a text, and takes each once', async () => {
    const first = mailText({ subject: HARD_TEXT, body: HARD_TEXT })
    const second = mailText({ version: 2 })
    const other = mailText({ kind: 'reminder', version: 10 })
    for (const text of [second, other, first]) {
      expect(await store().insertMailText(text)).toBe('stored')
    }
    expect(await store().insertMailText(mailText({ body: 'annan' }))).toBe('exists')
    expect(await store().findMailText(first)).toEqual(first)
    expect(await store().findMailText({ ...first, version: 3 })).toBeNull()
    expect(await store().findLatestMailText(ROUND, 'invitation')).toEqual(second)
    expect(await store().findLatestMailText(ROUND, 'extension')).toBeNull()
    expect(await store().listMailTexts(ROUND)).toEqual([first, second, other])
  })

  it('has the tenth version after the ninth', async () => {
    for (const version of [9, 10]) await store().insertMailText(mailText({ version }))
    expect((await store().findLatestMailText(ROUND, 'invitation'))!.version).toBe(10)
  })

  it('keeps one mailing of each occasion, and one change of those that follow the same revision', async () => {
    expect(await store().insertMailing(mailing())).toBe('stored')
    expect(await store().insertMailing(mailing({ at: LATER }))).toBe('exists')
    const changes = ['queued', 'stopped'] as const
    const asked = changes.map(state => store().saveMailing(mailing({ state, revision: 2 })))
    expect((await Promise.all(asked)).toSorted()).toEqual(['stale', 'stored'])
    expect((await store().listMailings(ROUND)).map(({ revision }) => revision)).toEqual([2])
    expect(await store().saveMailing(mailing({ occasion: 'ingen', revision: 2 }))).toBe('stale')
  })

  it('lists mailings in the order of their times, then of kinds and occasions', async () => {
    const wanted = [
      mailing({ kind: 'reminder', occasion: 'a' }),
      mailing({ kind: 'reminder', occasion: 'b' }),
      mailing({ occasion: 'z', at: LATER }),
    ]
    for (const each of wanted.toReversed()) await store().insertMailing(each)
    expect(await store().listMailings(ROUND)).toEqual(wanted)
    expect(await store().listMailings('annan')).toEqual([])
  })

  it('keeps the latest stop of an address until it is removed', async () => {
    await store().stopAddress(addressStop('b'))
    await store().stopAddress(addressStop('a'))
    const bounced = addressStop('a', { kind: 'bounced', at: null })
    await store().stopAddress(bounced)
    expect(await store().findAddressStop('a')).toEqual(bounced)
    expect(await store().listAddressStops()).toEqual([bounced, addressStop('b')])
    await store().removeAddressStop('a')
    await store().removeAddressStop('a')
    expect(await store().findAddressStop('a')).toBeNull()
  })
})
