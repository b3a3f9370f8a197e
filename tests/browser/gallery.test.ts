import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { galleryExamples } from '../../server/demo/question-gallery.ts'
import { questionGalleryView } from '../../server/views/question-gallery-view.ts'
import { renderer, say } from '../builders/test-app.ts'
import { expectAccessible, expectNoSidewaysScroll, expectValidMarkup } from './expectations.ts'
import { isBrowserMissing, startChromium } from './site.ts'

const html = renderer.renderAlone(
  'pages/work/question-gallery',
  questionGalleryView(galleryExamples(), { say, language: 'sv' }),
)

;(isBrowserMissing ? describe.skip : describe)('every type of question in every state', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser.close())

  async function open(width: number): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    await page.setContent(html)
    return page
  }

  it('is valid HTML', () => expectValidMarkup('gallery', html))

  it.each([320, 390, 1280])('is usable by everyone at %i pixels', async width => {
    const page = await open(width)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  })

  it.each([390, 1280])('has nothing to press that is smaller than 44 pixels at %i', async width => {
    const page = await open(width)
    const small = await page.evaluate<string[]>(`
      [...document.querySelectorAll('label.step, label.option, .line input, textarea')]
        .map(each => [each, each.getBoundingClientRect()])
        .filter(([, { width, height }]) => width > 0 && (width < 44 || height < 44))
        .map(([each, { width, height }]) => each.outerHTML.slice(0, 120) + width + '×' + height)`)
    expect(small).toEqual([])
  })

  it.each([390, 1280])(
    'names each field of a matrix by its row and its column at %i',
    async width => {
      const page = await open(width)
      const last = page.getByRole('radio', { name: 'Förskola och skola 5 Mycket bra' })
      expect(await last.count()).toBe(3)
      const unsure = page.getByRole('radio', {
        name: 'Kultur och fritid Vet inte / inte aktuellt för oss',
      })
      expect(await unsure.count()).toBe(3)
    },
  )

  it('is a table where there is room, and one item after the other where there is not', async () => {
    const layoutOf = async (width: number) => {
      const page = await open(width)
      return page.evaluate<string>(
        "getComputedStyle(document.getElementById('f-galleri-matris-kultur-empty')).display",
      )
    }
    expect(await layoutOf(1280)).toBe('table-row')
    expect(await layoutOf(390)).toBe('flex')
  })

  it('moves within a row by the arrow keys, and never between rows', async () => {
    const page = await open(1280)
    await page.locator('input[name="galleri.matris.kultur.empty"]').first().focus()
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowRight')
    const chosen = page.locator('input[name="galleri.matris.kultur.empty"]:checked')
    expect(await chosen.inputValue()).toBe('1')
    expect(await page.locator('input[name="galleri.matris.skola.empty"]:checked').count()).toBe(0)
  })
})
