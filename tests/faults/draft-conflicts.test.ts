import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createSeededRandom } from '../../server/demo/seeded-random.ts'
import { pathTo } from '../../server/paths.ts'
import { collect } from '../builders/collect.ts'
import { extent, tellFigures } from '../builders/extent.ts'
import { browse, hiddenFields, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { SECTORS, testAssociations } from '../builders/test-data.ts'
import { ADAPTERS, type ContractStore } from '../contract/adapters.ts'

/**
 * R9: two tabs, on one device or two, prepare one answer in an order that chance decides. Nothing that somebody
 * saved disappears without being shown to whoever takes its place; what is sent in is overwritten by nothing
 * and shown to nobody who only has the link; and two enkäter in two tabs never mix.
 */
const INTERLEAVINGS = extent(40, 1000)
const STEPS = 9

type Form = Readonly<Record<string, string | string[]>>

/** A page that is open in a tab: its form, and the text that it showed. */
interface Opened {
  readonly form: Form
  readonly seen: string
}

interface Tab {
  readonly name: string
  page: Opened | null
  review: Opened | null
}

/** What ought to be stored of one answer. */
interface Truth {
  text: string
  submitted: string | null
}

describe.each(ADAPTERS.filter(({ name }) => name !== 'SQLite in a file'))(
  'two tabs, on $name',
  adapter => {
    const figures = { saves: 0, conflicts: 0, submits: 0, refused: 0, mixed: 0 }
    const random = createSeededRandom(`two tabs ${adapter.name}`)
    let opened: ContractStore
    let container: TestContainer
    let app: ReturnType<typeof testApp>
    let tokens: readonly string[]
    let others: readonly string[]
    beforeAll(async () => {
      opened = await adapter.open()
      container = await testContainer(SECTORS, opened.store)
      const associations = testAssociations(INTERLEAVINGS)
      tokens = (await openTestRound(container, { associations })).tokens
      await container.rounds.createRound({ ...ROUND, id: 'annan' })
      await container.rounds.openRound('annan')
      others = (await container.rounds.listLinks('annan')).map(({ token }) => token)
      app = testApp(container)
    })
    afterAll(() => opened.remove())

    const get = (path: string) => browse(app).get(path)
    const post = (path: string, fields: object) => browse(app).post(path).type('form').send(fields)
    const textIn = (html: string) =>
      /<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1]?.trim() ?? ''

    async function open(token: string, tab: Tab): Promise<void> {
      const { text } = await get(pathTo.answerPart(token, 2))
      if (text.includes('<textarea')) tab.page = { form: hiddenFields(text), seen: textIn(text) }
    }

    async function review(token: string, tab: Tab, truth: Truth): Promise<void> {
      const { text } = await get(pathTo.answerReview(token))
      if (truth.submitted === null) tab.review = { form: hiddenFields(text), seen: truth.text }
      else expect(text).not.toContain(truth.submitted)
    }

    const send = (token: string, { page }: Tab, text: string) =>
      post(pathTo.answerPart(token, 2), { ...page?.form, 'prov.text': text })

    interface Saved {
      readonly tab: Tab
      readonly text: string
      readonly reply: Awaited<ReturnType<typeof send>>
    }

    /** What must hold of a reply to a page that was saved. */
    function judgeSave(
      { tab, text, reply }: Saved,
      truth: Truth,
      /** What was saved before others that were sent at the same moment. */
      before = truth.text,
    ) {
      const { seen } = tab.page!
      if (reply.status === 303) {
        figures.saves += 1
        expect([truth.submitted, seen]).toEqual([null, truth.text])
        truth.text = text
        return
      }
      figures.conflicts += 1
      expect(reply.status).toBe(409)
      expect(reply.text).toContain(text)
      if (truth.submitted !== null) return expect(reply.text).not.toContain(truth.submitted)
      // Both versions, and a choice.
      expect(seen).not.toBe(truth.text)
      expect([truth.text, before].some(saved => reply.text.includes(saved))).toBe(true)
      expect(reply.text).toContain('Använd det ni just fyllde i')
    }

    async function submit(token: string, tab: Tab, truth: Truth): Promise<void> {
      const { form, seen } = tab.review!
      const reply = await post(pathTo.answerSubmit(token), form)
      if (reply.status === 303) {
        figures.submits += 1
        if (truth.submitted === null) {
          expect(seen).toBe(truth.text)
          truth.submitted = truth.text
        }
        return
      }
      figures.refused += 1
      expect(reply.status).toBe(409)
      if (truth.submitted === null) expect(seen).not.toBe(truth.text)
      else if (seen !== truth.submitted) expect(reply.text).not.toContain(truth.submitted)
    }

    /** What is sent at the same moment is stored one after the other: at most one is taken. */
    async function saveAtOnce(
      token: string,
      sent: readonly Pick<Saved, 'tab' | 'text'>[],
      truth: Truth,
    ): Promise<void> {
      const before = truth.text
      const replies = await Promise.all(
        sent.map(async each => ({ ...each, reply: await send(token, each.tab, each.text) })),
      )
      const [taken, refused] = [true, false].map(isTaken =>
        replies.filter(({ reply }) => (reply.status === 303) === isTaken),
      )
      expect(taken!.length).toBeLessThanOrEqual(1)
      for (const each of [...taken!, ...refused!]) judgeSave(each, truth, before)
    }

    async function step(token: string, tabs: readonly [Tab, Tab], truth: Truth, number: number) {
      const tab = random.uniform() < 0.5 ? tabs[0] : tabs[1]
      const choice = random.uniform()
      if (choice < 0.25 || tab.page === null) return open(token, tab)
      if (choice < 0.75) return save(token, choice < 0.6 ? [tab] : tabs, truth, number)
      if (choice < 0.9 || tab.review === null) return review(token, tab, truth)
      return submit(token, tab, truth)
    }

    /** One saves what it has open, or both at the same moment. */
    function save(token: string, tabs: readonly Tab[], truth: Truth, number: number) {
      const sent = tabs
        .filter(({ page }) => page !== null)
        .map(tab => ({ tab, text: `Från ${tab.name}, steg ${number}` }))
      return saveAtOnce(token, sent, truth)
    }

    /** The other enkät, with the form of this one: nothing of it is taken. */
    async function mix(other: string, tabs: readonly Tab[]): Promise<void> {
      const { form } = tabs.find(({ page }) => page !== null)?.page ?? {}
      const mixed = await post(pathTo.answerPart(other, 2), { ...form, 'prov.text': 'fel enkät' })
      expect(mixed.status).toBe(400)
      figures.mixed += 1
    }

    it(`lose nothing in silence, in ${INTERLEAVINGS} orders of saving and sending in`, async () => {
      for (const [index, token] of tokens.entries()) {
        const truth: Truth = { text: 'Det första', submitted: null }
        const tabs = [
          { name: 'A', page: null, review: null },
          { name: 'B', page: null, review: null },
        ] as [Tab, Tab]
        const stamp = (revision: number) => ({ omgang: 'prov-2022', revision: String(revision) })
        await post(pathTo.answerPart(token, 1), { ...stamp(0), 'prov.helhet': '4' })
        await post(pathTo.answerPart(token, 2), { ...stamp(1), 'prov.text': truth.text })
        for (let number = 0; number < STEPS; number += 1) await step(token, tabs, truth, number)
        const { text } = await get(pathTo.answerReview(token))
        expect(text.includes(truth.text)).toBe(truth.submitted === null)
        await mix(others[index]!, tabs)
      }
      expect((await opened.store.summariseResponses('prov-2022')).submitted).toBeGreaterThan(0)
      expect(await collect(opened.store.eachStored('annan'))).toEqual([])
      for (const kind of ['saves', 'conflicts', 'submits'] as const) {
        expect([kind, figures[kind] > 5]).toEqual([kind, true])
      }
      tellFigures('R9', { store: adapter.name, interleavings: INTERLEAVINGS, ...figures })
    })
  },
)
