import { describe, expect, it } from '@jest/globals'

import type { Container } from '../../server/container.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { openTestRound, submitTestAnswer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, TWO_SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

/** What is withheld in the first comparison is not in the second, which is soon worked out. */
const ROUNDS = [
  ['prov-2016', 2016, 'grouped'],
  ['prov-2019', 2019, 'named'],
  ['prov-2022', 2022, 'named'],
] as const

async function threeRounds(container: Container): Promise<void> {
  const associations = testAssociations(60)
  for (const [id, year, promise] of ROUNDS) {
    const { tokens } = await openTestRound(container, {
      round: { id, year, promise },
      associations,
    })
    for (const [index, token] of tokens.entries()) {
      const isSilent = index % 3 === 2 && index > 10
      const grade = 1 + (((index * (year % 5)) % 7) % 3) + Math.floor((year - 2016) / 3)
      const answers = { 'prov.helhet': String(grade), 'prov.bemotande': String(1 + (index % 5)) }
      if (!isSilent) await submitTestAnswer(container, token, { roundId: id, answers })
    }
    await container.rounds.closeRound(id)
    await container.certification.certifyRound(id, () => undefined)
  }
  await container.comparisons.certifyComparison('prov-2016', 'prov-2019')
}

;(isBrowserMissing ? describe.skip : describe)('looking into a comparison', () => {
  const site = useSharedStaffSite('auditor', threeRounds)

  it.each(TWO_SIZES)('is usable by everyone on %s, and draws its charts', async (_name, size) => {
    await site.container.comparisons.certifyComparison('prov-2019', 'prov-2022')
    const ids = { first: 'prov-2019', second: 'prov-2022' }
    const page = await site.newPage(size)
    for (const [path, charts] of [
      [`${paths.comparisons}?omgang=prov-2019`, 0],
      [pathTo.comparisonCertification({ first: 'prov-2016', second: 'prov-2022' }), 0],
      [pathTo.explorer(ids), 2],
      [pathTo.exploredQuestion(ids, 'prov.helhet'), 3],
      [pathTo.exploredIndex(ids, 'alla'), 1],
      [pathTo.severalRounds(ROUNDS.map(([id]) => id)), 1],
    ] as const) {
      await page.goto(site.url + path)
      await expectGood(page)
      expect(await page.locator('canvas:visible').count()).toBe(charts)
      expect(await page.locator('figure table').count()).toBe(charts)
    }
  })

  it('says everything without scripts', async () => {
    const page = await site.newPage({ javaScriptEnabled: false })
    await page.goto(site.url + pathTo.explorer({ first: 'prov-2016', second: 'prov-2019' }))
    await page.getByLabel('Ordning').selectOption({ label: 'lägst nivå först' })
    await press(page, 'Visa')
    expect(await page.locator('main').innerText()).toContain('Lägst nivå det senare året')
    expect(await page.locator('canvas:visible').count()).toBe(0)
    expect(await page.locator('figure table').count()).toBe(2)
  })
})
