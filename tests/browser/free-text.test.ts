import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { addCode } from '../../surveys/free-text/change-codes.ts'
import { codesOf, quoteOf } from '../../surveys/free-text/coding-book.ts'
import { codeComment, quoteComment } from '../../surveys/free-text/code-comment.ts'
import {
  bookIn,
  commentedRound,
  commentsIn,
  roomySurvey,
  TEXT_PLACE,
  TEXT_QUESTION,
  texts,
} from '../builders/free-text.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { arriving } from './fill-in.ts'
import { type Stop, stopOf, tabTo } from './keyboard.ts'
import { isBrowserMissing, type LoggedIn, logInAs, startChromium, startSite } from './site.ts'
import { createScreens, expectGood, newStaffPage, press, SIZES } from './staff-pages.ts'

const LONG = `Långt${'långt'.repeat(60)} ord, och <b>tecken</b>.\n${'Hallarna är upptagna. '.repeat(200)}`
const QUESTION = pathTo.freeTextQuestion(TEXT_QUESTION)
const CODES = [
  ['Lokaler', 'Hallar, salar och rum', 'Också när det gäller kostnaden för dem.'],
  ['Handläggningstid', '', ''],
  ['Bemötande', 'Hur föreningen blir bemött', ''],
] as const

interface Site {
  readonly container: TestContainer
  readonly server: Server
  readonly url: string
  readonly investigator: LoggedIn
}

/** A round that has closed, with three codes and nothing coded. */
async function startCoding(comments: readonly string[]): Promise<Site> {
  const container = await testContainer()
  await commentedRound(container, comments)
  for (const [name, definition, use] of CODES) {
    await container.freeText.changeCodes(TEXT_PLACE, addCode({ name, definition, use }))
  }
  const { server, url } = await startSite(container, 'http://127.0.0.1:0')
  return { container, server, url, investigator: await logInAs(container, url, 'investigator') }
}

const says =
  (text: string) =>
  ({ text: found }: Stop) =>
    found.startsWith(text)

;(isBrowserMissing ? describe.skip : describe)('free text in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser.close())

  describe('ten comments', () => {
    let site: Site
    beforeAll(async () => {
      site = await startCoding(texts(10))
    })
    afterAll(async () => {
      site.server.close()
      await site.container.store.close()
    })

    const open = async (path: string, options: BrowserContextOptions = {}) => {
      const page = await newStaffPage(browser, options, site.investigator)
      await page.goto(site.url + path)
      return page
    }
    const codedNow = async () => {
      const book = await bookIn(site.container)
      return (await commentsIn(site.container)).map(comment => codesOf(comment, book))
    }

    it('are coded by keyboard alone, two keys and Enter each', async () => {
      const page = await open(QUESTION)
      await tabTo(page, says('Koda nästa svar'))
      await arriving(page, () => page.keyboard.press('Enter'))
      for (const keys of ['1', '2', '12', '3', '0', '1', '013', '1', '2', '3']) {
        await page.locator('kbd:visible').first().waitFor()
        expect((await stopOf(page)).isInSight).toBe(true)
        for (const key of keys) await page.keyboard.press(key)
        await arriving(page, () => page.keyboard.press('Enter'))
      }
      expect(await page.getByRole('status').first().textContent()).toContain('Alla svar')
      const [lokaler, tid, bemotande] = ['lokaler', 'handlaggningstid', 'bemotande']
      expect(await codedNow()).toEqual([
        [lokaler],
        [tid],
        [lokaler, tid],
        [bemotande],
        [],
        [lokaler],
        [lokaler, bemotande],
        [lokaler],
        [tid],
        [bemotande],
      ])
    })

    it('are coded without scripts, with Tab, Space and Enter', async () => {
      const [first] = await commentsIn(site.container)
      const page = await open(`${pathTo.comment(TEXT_QUESTION, first!.id)}#koder`, {
        javaScriptEnabled: false,
      })
      await tabTo(page, ({ value }) => value === 'bemotande')
      await page.keyboard.press('Space')
      await tabTo(page, says('Spara och gå till nästa'))
      await arriving(page, () => page.keyboard.press('Enter'))
      expect((await codedNow())[0]).toEqual(['lokaler', 'bemotande'])
    })

    it('lose no key to who types in the quote, where what is marked is masked by a button', async () => {
      const [first] = await commentsIn(site.container)
      const page = await open(pathTo.comment(TEXT_QUESTION, first!.id))
      await page.getByText('Välj som citat').click()
      const area = page.getByRole('textbox', { name: 'Citatet' })
      await area.focus()
      await page.keyboard.press('ControlOrMeta+Home')
      for (let letter = 0; letter < 'Kommentar'.length; letter += 1) {
        await page.keyboard.press('Shift+ArrowRight')
      }
      await page.getByRole('button', { name: 'Maska det markerade' }).click()
      expect(await area.inputValue()).toBe(first!.text.replace('Kommentar', '[maskat]'))
      await press(page, 'Visa hur det blir')
      expect(await page.getByText('Så här blir citatet').isVisible()).toBe(true)
      await page.keyboard.press('1')
      await press(page, 'Välj citatet')
      const quote = quoteOf(first!, await bookIn(site.container))
      expect(quote?.text).toBe(first!.text.replace('Kommentar', '[maskat]'))
    })
  })

  describe('its pages', () => {
    let site: Site
    let paths: Readonly<Record<string, string>>
    beforeAll(async () => {
      site = await startCoding([LONG, ...texts(17)])
      paths = await furnish(site)
    })
    afterAll(async () => {
      site.server.close()
      await site.container.store.close()
    })

    const newPage = (options: BrowserContextOptions) =>
      newStaffPage(browser, options, site.investigator)
    const screen = createScreens(newPage)

    describe.each(SIZES)('on %s', (_name, options) => {
      it('are usable by everyone', async () => {
        const page = await screen(options)
        for (const path of Object.values(paths)) {
          expect((await page.goto(site.url + path))?.status()).toBe(200)
          await expectGood(page)
        }
      })

      it('are so with their errors and warnings', async () => {
        const page = await screen(options)
        await page.goto(site.url + paths['uncoded']!)
        await press(page, 'Spara och gå till nästa')
        expect(await page.title()).toMatch(/^Fel: /)
        await expectGood(page)
        await refuseQuote(page)
        await page.goto(site.url + paths['codes']!)
        await press(page, 'Lägg till koden')
        await expectGood(page)
        await page.goto(site.url + paths['code']!)
        await page.getByLabel('Namn').fill('Bemötande')
        await press(page, 'Spara')
        await expectGood(page)
      })
    })

    async function refuseQuote(page: Page): Promise<void> {
      await page.getByText('Välj som citat').click()
      await page.getByRole('textbox', { name: 'Citatet' }).fill('Något annat')
      await press(page, 'Välj citatet')
      await expectGood(page)
    }
  })
})

/** Half is coded, one is quoted, and the supplement is certified. @returns Every page, by name. */
async function furnish({ container }: Site): Promise<Readonly<Record<string, string>>> {
  const told = { by: 'kommandoraden: prov', at: '2022-11-01T08:00:00.000Z' }
  const comments = await commentsIn(container)
  for (const [index, { id, digest, text }] of comments.slice(0, 9).entries()) {
    const mark = { commentId: id, revision: 0, digest }
    await container.freeText.decide(TEXT_PLACE, mark, seen =>
      codeComment(seen, index < 6 ? ['lokaler', 'bemotande'] : [], told),
    )
    if (index > 1) continue
    await container.freeText.decide(TEXT_PLACE, { ...mark, revision: 1 }, seen =>
      quoteComment(seen, text, told),
    )
  }
  await container.certification.certifyRound('prov-2022', () => undefined)
  await container.supplements.certify('prov-2022', '')
  await openTestRound(container, { survey: roomySurvey(), round: { id: 'oppen' } })
  const long = comments.find(({ text }) => text.startsWith('Långt'))!
  const openQuestion = { ...TEXT_QUESTION, roundId: 'oppen' }
  return {
    overview: pathTo.freeText('prov-2022'),
    question: QUESTION,
    nothingFound: pathTo.freeTextQuestion(TEXT_QUESTION, { ord: 'finns inte' }),
    coded: pathTo.comment(TEXT_QUESTION, comments[0]!.id),
    uncoded: pathTo.comment(TEXT_QUESTION, comments[17]!.id),
    long: pathTo.comment(TEXT_QUESTION, long.id),
    codes: pathTo.codes(TEXT_QUESTION),
    code: pathTo.code(TEXT_QUESTION, 'lokaler'),
    unusedCode: pathTo.code(TEXT_QUESTION, 'handlaggningstid'),
    supplement: pathTo.supplement('prov-2022'),
    result: pathTo.result('prov-2022'),
    notYet: pathTo.freeText('oppen'),
    noCodes: pathTo.codes(openQuestion),
  }
}
