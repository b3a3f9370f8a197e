import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import type { Comparison } from '../../reports/comparison/comparison.ts'
import { type Figure, isWithheld } from '../../reports/disclosure/figure.ts'
import { anchorOf } from '../../reports/documents/shared-sections.ts'
import type { Container } from '../../server/container.ts'
import { DEMO_SITE } from '../../server/demo/demo-site.ts'
import { DEMO_RESULT_ROUNDS } from '../../server/demo/fill-demo.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { fileReport } from '../../server/rendering/filed-report.ts'
import { loadLocales } from '../../server/rendering/locale.ts'
import { comparisonReport, onePageReport, reportFile } from '../../server/rendering/report-files.ts'
import { demoContainer } from '../builders/demo-container.ts'
import { pagesOfPdf } from '../builders/read-pdf.ts'
import { renderer, say } from '../builders/test-app.ts'
import { openTestRound, submitTestAnswer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { expectAccessible, expectNoSidewaysScroll, expectValidHtml } from './expectations.ts'
import { isBrowserMissing, type LoggedIn, logInAs, startChromium, startSite } from './site.ts'

const COMPARISON = pathTo.comparison(...DEMO_RESULT_ROUNDS)
const RESULT = pathTo.result(DEMO_RESULT_ROUNDS[1])

/** The cells of the table of each question, as a reader sees them, by the anchor of its heading. */
const tablesByQuestion = (page: Page) =>
  page.evaluate<Record<string, string[][]>>(`Object.fromEntries(
    Array.from(document.querySelectorAll('h3[id]'), heading => {
      let next = heading.nextElementSibling
      while (next !== null && next.tagName !== 'FIGURE') next = next.nextElementSibling
      const rows = Array.from(next.querySelectorAll('tbody tr'), row =>
        Array.from(row.querySelectorAll('td'), cell => cell.textContent.trim()))
      return [heading.id, rows]
    }))`)

/** Each cell is its figure: the number rounded to the decimals it shows, or the sign for none. */
function expectSameNumbers(
  cells: readonly (readonly string[])[],
  figures: readonly (readonly Figure[])[],
): void {
  expect(cells.map(row => row.length)).toEqual(figures.map(row => row.length))
  for (const [at, figure] of figures.flat().entries()) {
    const text = cells.flat()[at] ?? ''
    if (isWithheld(figure)) expect(text).toBe('..')
    else if (figure.value === null) expect(text).toBe('–')
    else {
      expect(text).toMatch(/^[+−]?\d+(,\d+)?$/)
      const decimals = text.split(',')[1]?.length ?? 0
      const read = Number(text.replace('−', '-').replace(',', '.'))
      expect(Math.abs(read - figure.value)).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 1e-9)
    }
  }
}

/** The same pages with few questions: quick to look through. A sector is withheld, and one has no answers. */
async function startSmallSite() {
  const container = await testContainer()
  const associations = testAssociations(60)
  const rounds = [2022, 2025].map(year => ({ id: `prov-${year}`, year }))
  for (const round of rounds) {
    const { tokens } = await openTestRound(container, { round, associations })
    for (const [index, token] of tokens.entries()) {
      const isSilent = index % 3 === 2 && index > 10
      const answers = { 'prov.helhet': String(1 + (index % 5)), 'prov.bemotande': 'VE' }
      if (!isSilent) await submitTestAnswer(container, token, { roundId: round.id, answers })
    }
    await container.rounds.closeRound(round.id)
    await container.certification.certifyRound(round.id, () => undefined)
  }
  const { server, url } = await startSite(container)
  const comparison = pathTo.comparison('prov-2022', 'prov-2025')
  return {
    server,
    url,
    staff: await logInAs(container, url, 'investigator'),
    paths: { comparison, result: pathTo.result('prov-2022'), rounds: paths.rounds },
  }
}

;(isBrowserMissing ? describe.skip : describe)('reports in a browser', () => {
  let container: Container
  let browser: Browser
  let server: Server
  let url: string
  let staff: LoggedIn
  let small: Awaited<ReturnType<typeof startSmallSite>>
  beforeAll(async () => {
    container = await demoContainer()
    browser = await startChromium()
    ;({ server, url } = await startSite(container))
    staff = await logInAs(container, url, 'investigator')
    small = await startSmallSite()
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    small.server.close()
    await container.store.close()
  })

  async function open(target: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext(options)
    // Cookies know no ports: of two sites on this machine, that of the page that is opened.
    await (target.startsWith(small.url) ? small.staff : staff).into(context)
    const page = await context.newPage()
    page.on('console', message => {
      if (message.type() === 'error') throw new Error(message.text())
    })
    page.on('pageerror', error => {
      throw error
    })
    await page.goto(target)
    return page
  }

  /** Whether anything at all is drawn in each chart. */
  const drawn = (page: Page) =>
    page.evaluate<boolean[]>(`Array.from(document.querySelectorAll('canvas'), canvas =>
      canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean))`)

  it('are usable by everyone, with all that the example data has', async () => {
    const page = await open(url + COMPARISON, { viewport: { width: 390, height: 900 } })
    await expectAccessible(page)
    await expectValidHtml(url + COMPARISON, staff.cookie)
    await expectValidHtml(url + RESULT, staff.cookie)
  })

  describe.each([
    ['a phone', { viewport: { width: 390, height: 900 } }],
    ['a wide screen', { viewport: { width: 1280, height: 900 } }],
    ['a narrow screen in the dark', { viewport: { width: 320, height: 900 }, colorScheme: 'dark' }],
  ] as const)('on %s', (_name, options) => {
    it.each(['comparison', 'result', 'rounds'] as const)(
      'the %s is usable by everyone',
      async name => {
        const target = small.url + small.paths[name]
        const page = await open(target, options)
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)
        await expectValidHtml(target, small.staff.cookie)
      },
    )
  })

  it.each(DEMO_RESULT_ROUNDS)('have the result of %s on one sheet of paper', async round => {
    const current = await container.results.currentResult(round)
    const { document, provenance } = onePageReport(current, [], loadLocales())
    const order = { document, provenance, format: 'pdf', site: DEMO_SITE } as const
    expect(pagesOfPdf(await fileReport(order, say))).toBe(1)
  })

  it('draws every chart, each before its table, under the strict security policy', async () => {
    const page = await open(url + COMPARISON)
    const charts = await drawn(page)
    // One for each question that may be compared, and one each for the whole by sector, for all questions and for the themes.
    expect(charts).toHaveLength(16)
    expect(charts).not.toContain(false)
    expect(await page.locator('figure table').count()).toBe(16)
  })

  it('says everything without scripts: the tables are there and no empty frame', async () => {
    const page = await open(url + COMPARISON, { javaScriptEnabled: false })
    expect(await page.locator('figure table').count()).toBe(16)
    expect(await page.locator('canvas:visible').count()).toBe(0)
  })

  it('shows in its tables the numbers of the certified comparison, rounded, and no others', async () => {
    const comparison = await container.comparisons.compareRounds(...DEMO_RESULT_ROUNDS)
    const { body } = reportFile(comparisonReport(comparison, say), 'json', {
      say,
      renderAlone: view => renderer.renderAlone('pages/work/report', view),
    })
    const certified = (JSON.parse(body) as { readonly content: Comparison }).content
    const page = await open(url + COMPARISON)
    const tables = await tablesByQuestion(page)
    const compared = certified.items.flatMap(({ second, values }) =>
      values === null ? [] : [{ id: second[0]?.id ?? '', values }],
    )
    expect(Object.keys(tables)).toEqual(compared.map(({ id }) => anchorOf(id)))
    for (const { id, values } of compared) {
      const rows = [...values.sectors, values.total].map(({ first, second, difference }) => [
        first.n,
        first.mean.value,
        second.n,
        second.mean.value,
        difference.value,
      ])
      expectSameNumbers(
        (tables[anchorOf(id)] ?? []).map(cells => cells.slice(0, 5)),
        rows,
      )
    }
  })

  it('leads from the overview to a question', async () => {
    const page = await open(url + COMPARISON)
    await page.getByRole('link', { name: 'Hur fungerar webbplatsen i mobilen?' }).click()
    await page.waitForURL(/#fraga-samverkan-webbplatsen-mobil$/)
    await page.locator('h3#fraga-samverkan-webbplatsen-mobil').waitFor()
  })

  it('stands alone as a file, with its charts', async () => {
    const comparison = await container.comparisons.compareRounds(...DEMO_RESULT_ROUNDS)
    const { body } = reportFile(comparisonReport(comparison, say), 'html', {
      say,
      renderAlone: view => renderer.renderAlone('pages/work/report', view),
    })
    const outside = [...body.matchAll(/(?:src|href)="(?!#|data:|tel:|mailto:)([^"]*)/g)].map(
      ([, to]) => to,
    )
    expect(outside).toEqual([])
    const page = await open('about:blank')
    await page.setContent(body)
    expect(await drawn(page)).not.toContain(false)
  })
})
