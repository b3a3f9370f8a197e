import { describe, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { openTestRound, ROUND, submitTestAnswer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { arriving } from './fill-in.ts'
import { stopOf, tabTo } from './keyboard.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

const { id: roundId } = ROUND
const formOf = (associationId: string) => pathTo.keyedAnswer({ roundId, associationId })

;(isBrowserMissing ? describe.skip : describe)('answers keyed in, in a browser', () => {
  const site = useSharedStaffSite('investigator', async container => {
    const associations = testAssociations(36)
    const { tokens } = await openTestRound(container, { associations })
    await submitTestAnswer(container, tokens[1]!, { answers: { 'prov.helhet': '4' } })
    await container.answers.savePage(tokens[2]!, {
      roundId,
      part: 1,
      revision: 0,
      entered: new Map([['prov.helhet', ['2']]]),
    })
  })

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const page = await site.newPage(options)
    expect((await page.goto(site.url + path))?.status()).toBe(200)
    return page
  }

  describe.each(SIZES)('on %s', (_name, options) => {
    it.each([
      ['the search', pathTo.keying(roundId)],
      ['those that are found', pathTo.keying(roundId, { sok: 'förening' })],
      ['the form', formOf('F010')],
      ['the form over a draft', formOf('F003')],
      ['an association that has answered', formOf('F002')],
    ])('%s is usable by everyone', async (_page, path) => {
      const page = await open(path, options)
      await expectGood(page)
      await page.close()
    })

    it('so are its errors', async () => {
      const page = await open(formOf('F010'), options)
      await press(page, 'Skicka in svaret')
      await page.getByText('Det finns fel i formuläret').waitFor()
      await expectGood(page)
      await page.close()
    })
  })

  it('a sheet is keyed in by keyboard alone, from its number to the receipt and the next one', async () => {
    const page = await open(pathTo.keying(roundId))
    const keys = async (...pressed: readonly string[]) => {
      for (const key of pressed) await page.keyboard.press(key)
    }
    // The field has the focus from the start.
    await page.keyboard.type('f011')
    await arriving(page, () => page.keyboard.press('Enter'))
    expect((await stopOf(page)).name).toBe('satt')
    // On paper; the whole 4; met with "vet inte"; the second size; the first of several parts.
    await keys('1', '4', '0', '2', '1')
    expect(await stopOf(page)).toMatchObject({ name: 'prov.delar', isMarked: true })
    await keys('Enter')
    expect((await stopOf(page)).tag).toBe('TEXTAREA')
    await page.keyboard.type('Bra 1 gång av 2')
    await tabTo(page, ({ tag, text }) => tag === 'BUTTON' && text === 'Skicka in svaret')
    await arriving(page, () => page.keyboard.press('Enter'))
    await page.getByText('Svaret från Förening 11 är sparat').waitFor()
    await expectGood(page)
    expect((await stopOf(page)).text).toBe('Nyckla in nästa')
    await arriving(page, () => page.keyboard.press('Enter'))
    expect(await stopOf(page)).toMatchObject({ name: 'sok', value: '' })
    await page.keyboard.type('f012')
    await arriving(page, () => page.keyboard.press('Enter'))
    expect(await page.locator('input[name="satt"]:checked').getAttribute('value')).toBe('paper')

    const found = []
    for await (const { content } of site.container.store.eachResponse(roundId)) found.push(content)
    expect(found.find(({ mode }) => mode === 'paper')!.answers).toEqual({
      'prov.helhet': 4,
      'prov.bemotande': 'VE',
      'prov.storlek': 'stor',
      'prov.delar': ['skola'],
      'prov.text': 'Bra 1 gång av 2',
    })
  })

  it('everything is there without scripts', async () => {
    const page = await open(formOf('F013'), { javaScriptEnabled: false })
    await page.getByLabel('per telefon').check()
    await page.locator('input[name="prov.helhet"][value="3"]').check({ force: true })
    await press(page, 'Skicka in svaret')
    await page.getByText('Svaret från Förening 13 är sparat').waitFor()
  })
})
