import type { Store } from '../../server/store/store.ts'
import { comparisonReport, reportFile, resultReport } from '../../server/rendering/report-files.ts'
import { loadLocales } from '../../server/rendering/locale.ts'
import { renderer, say } from '../builders/test-app.ts'
import {
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

/** How many associations each sector has. */
const SIZES = { idrott: 30, kultur: 24, social: 8, tro: 8, natur: 14 }
const SECTORS = Object.keys(SIZES).map(id => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
}))
const ASSOCIATIONS = Object.entries(SIZES).flatMap(([sector, size]) =>
  testAssociations(size).map((association, index) => ({
    ...association,
    id: `${sector}-${String(index).padStart(2, '0')}`,
    orgNumber: null,
    sector,
  })),
)

/**
 * Whole reports of a small made-up case: two rounds in five sectors. In the first year two sectors have
 * so few answers that they are withheld, in the second one has none. Everything about them is fixed.
 */
export async function goldenReports(store?: Store): Promise<ReadonlyMap<string, string>> {
  const container = await testContainer(SECTORS, store)
  for (const year of [2022, 2025]) await holdRound(container, year)
  const options = {
    say,
    renderAlone: (view: object) => renderer.renderAlone('pages/work/report', view),
  }
  const result = resultReport(await container.results.currentResult('prov-2022'), loadLocales())
  const comparison = comparisonReport(
    await container.comparisons.certifyComparison('prov-2022', 'prov-2025'),
    say,
  )
  return new Map([
    ['result.txt', reportFile(result, 'text', options).body],
    ['result.csv', reportFile(result, 'csv', options).body],
    ['result.json', reportFile(result, 'json', options).body],
    ['comparison.txt', reportFile(comparison, 'text', options).body],
    ['comparison.excel.csv', reportFile(comparison, 'csv-excel', options).body],
    ['comparison.json', reportFile(comparison, 'json', options).body],
  ])
}

async function holdRound(container: TestContainer, year: number): Promise<void> {
  const id = `prov-${year}`
  await openTestRound(container, { round: { id, year }, associations: ASSOCIATIONS })
  for (const [index, { association, token }] of (await container.rounds.listLinks(id)).entries()) {
    if (isSilent(association.sector, index, year)) continue
    await submitTestAnswer(container, token, {
      roundId: id,
      answers: {
        'prov.helhet': index % 13 === 0 ? 'VE' : String(1 + ((index * 7 + year) % 5)),
        'prov.bemotande': index % 6 === 0 ? '' : String(1 + ((index * 3) % 5)),
      },
    })
  }
  await container.rounds.closeRound(id)
  await container.certification.certifyRound(id, () => undefined)
}

function isSilent(sector: string, index: number, year: number): boolean {
  if (sector === 'natur') return year === 2025
  if (sector === 'social' || sector === 'tro')
    return year === 2022 ? index % 2 === 0 : index % 8 === 0
  return index % 5 === 0
}

/** Where the accepted reports stand, from a compiled file. */
export function acceptedFile(name: string): URL {
  return new URL(`../../../tests/golden/accepted/${name}`, import.meta.url)
}
