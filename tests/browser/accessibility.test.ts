import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { LANGUAGES } from '../../surveys/language.ts'
import { extent } from '../builders/extent.ts'
import { createLookout, type Look, USUAL } from './look-at.ts'
import { type StatesSite, startStates } from './page-states.ts'
import { pairwise } from './pairwise.ts'
import { isBrowserMissing, startChromium } from './site.ts'

;(isBrowserMissing ? describe.skip : describe)('every page in each of its states', () => {
  let browser: Browser
  let site: StatesSite
  beforeAll(async () => {
    browser = await startChromium()
    site = await startStates()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  it('can be used by everyone, in each pair of width, scripts, colours and state', async () => {
    const rows = pairwise<Omit<Look, 'language'>>({
      state: site.states,
      width: USUAL.widths,
      scripts: [true, false],
      scheme: USUAL.schemes,
    })
    const lookAt = createLookout(browser, site)
    const found: string[] = []
    for (const [index, row] of rows.entries()) {
      const language = LANGUAGES[index % LANGUAGES.length]!
      const { faults } = await lookAt({ ...row, language })
      const where = `${row.state.name}, ${language}, ${row.width}, ${row.scheme}, scripts ${row.scripts}`
      found.push(...faults.map(fault => `${where}: ${fault}`))
    }
    expect(rows.length).toBeGreaterThan(extent(60, 90))
    expect(found).toEqual([])
  }, 600_000)
})
