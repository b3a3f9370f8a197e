import { describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { printedQuestion, printedResult } from '../builders/printed-records.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, TWO_SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

/** One figure of it cannot be, and one question has its shares too. */
const PRINTED = printedResult('enkat-2016', {
  questions: [
    printedQuestion(),
    printedQuestion({
      number: '2',
      wording: 'Hur bemöts ni?',
      n: 30,
      percentages: [4, 16, 30, 34, 16].map(value => ({ value, decimals: 0 })),
    }),
  ],
})

;(isBrowserMissing ? describe.skip : describe)('what is known only in print', () => {
  const site = useSharedStaffSite('auditor', async container => {
    await certifiedRound(container, { id: 'runda', promise: 'grouped' })
    await container.store.insertPrinted(PRINTED)
  })

  it('is held against a certified round by a person, and read with its source', async () => {
    const page = await site.newPage(TWO_SIZES[0][1])
    await page.goto(site.url + pathTo.printedPair('enkat-2016', 'runda', '1'))
    await page.getByLabel('Hur fungerar det?').check()
    await page.getByLabel('A: Samma fråga och samma skala.').check()
    await press(page, 'Spara')
    expect(await page.getByRole('alert').innerText()).toContain('skriv ett skäl')
    await page.getByLabel('Skäl').fill('Ordagrant samma fråga')
    await press(page, 'Spara')
    await arriving(page, () => page.getByRole('link', { name: 'visa jämförelsen' }).click())
    const text = await page.locator('body').innerText()
    for (const told of ['UR TRYCKT KÄLLA', 'Ordagrant samma fråga', 'REV-2016/7']) {
      expect(text).toContain(told)
    }
  })

  it.each(TWO_SIZES)('is usable by everyone on %s', async (_name, size) => {
    const page = await site.newPage(size)
    for (const path of [
      paths.printedResults,
      paths.newPrinted,
      paths.printedImport,
      pathTo.printed('enkat-2016'),
      pathTo.printedQuestion('enkat-2016', '2'),
      pathTo.printedPair('enkat-2016', 'runda', '2'),
      pathTo.printedComparison('enkat-2016', 'runda'),
    ]) {
      await page.goto(site.url + path)
      await expectGood(page)
    }
  })
})
