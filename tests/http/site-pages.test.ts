import { beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { EXAMPLE_SITE } from '../../server/site-settings.ts'
import { readAccessibilityCheck } from '../../server/rendering/accessibility-check.ts'
import { missingElements, STATEMENT_ELEMENTS } from '../../server/views/site/statement.ts'
import { browse, say, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
beforeAll(async () => {
  container = await testContainer()
  await openTestRound(container)
})

const get = (path: string, site = EXAMPLE_SITE) => browse(testApp(container, { site })).get(path)
const NO_SETTINGS = { ...EXAMPLE_SITE, privacy: {}, accessibility: {}, security: {} }

describe('every page', () => {
  it('leads to what visitors must be told', async () => {
    for (const path of [paths.home, paths.about, '/finns-inte']) {
      const { text } = await get(path)
      for (const link of [paths.about, paths.privacy, paths.accessibility, paths.contact]) {
        expect(text).toContain(`<a class="ds-link" href="${link}">`)
      }
    }
  })

  it('can be written to and called from a phone', async () => {
    const { text } = await get(paths.contact)
    expect(text).toContain('href="mailto:kommun@exempelby.example"')
    expect(text).toContain('href="tel:012345600"')
    expect(text).toContain('Storgatan 1, 123 45 Exempelby')
  })
})

describe('the page about the enkät', () => {
  it('says what is asked right now, until when, by whom and under which number', async () => {
    const { text } = await get(paths.about)
    for (const shown of [
      'Provenkät',
      '10 oktober 2022 kl.\u00a023.59',
      'Utredaren',
      'KS-2022/1.109',
      'SYNTETISKA EXEMPELDATA',
    ]) {
      expect(text).toContain(shown)
    }
  })

  it('says so when nothing is asked', async () => {
    const idle = await testContainer()
    const { text } = await browse(testApp(idle)).get(paths.about)
    expect(text).toContain('Ingen enkät pågår just nu.')
  })
})

describe('the page on personal data', () => {
  it('tells what the settings say', async () => {
    const { text } = await get(paths.privacy)
    const { legalBasis, retention, recipients, complaintUrl } = EXAMPLE_SITE.privacy
    for (const told of [legalBasis, retention, recipients, complaintUrl]) {
      expect(text).toContain(told)
    }
    expect(text).not.toContain('Uppgift saknas')
  })

  it('says what is missing where they say nothing', async () => {
    const { text } = await get(paths.privacy, NO_SETTINGS)
    expect(text.match(/Uppgift saknas/g)).toHaveLength(5)
  })
})

describe('the tillgänglighetsredogörelse', () => {
  const check = { ...readAccessibilityCheck(), violations: [] }
  const told = (accessibility: object) => missingElements({ ...EXAMPLE_SITE, accessibility }, check)

  it('has each element that Digg asks for', async () => {
    const { text } = await get(paths.accessibility)
    const { accessibility, municipality } = EXAMPLE_SITE
    for (const shown of [
      municipality.name,
      'Samverkansbarometern',
      'delvis förenlig med lagen',
      accessibility.shortcomings![0]!.what,
      accessibility.shortcomings![0]!.why,
      'bedömdes senast den',
      'uppdaterades senast den 25 november 2026',
      accessibility.method!,
      `href="${accessibility.feedbackUrl}"`,
      'href="https://www.digg.se/tdosanmalan"',
      accessibility.burdensome!,
      accessibility.exempt!,
    ]) {
      expect(text).toContain(shown)
    }
    expect(told(accessibility)).toEqual([])
  })

  it('says which are missing, and so does the check at start', async () => {
    const { text } = await get(paths.accessibility, NO_SETTINGS)
    expect(text.match(/uppgift saknas/gi)!.length).toBeGreaterThanOrEqual(6)
    expect(told({})).toEqual(
      STATEMENT_ELEMENTS.filter(name => !['publicBody', 'service', 'assessed'].includes(name)),
    )
  })

  it.each([
    ['full with a shortcoming', { compliance: 'full' }, ['compliance']],
    ['partial without one', { compliance: 'partial', shortcomings: [] }, ['shortcomings']],
    ['full without one', { compliance: 'full', shortcomings: [] }, []],
    ['without a way to tell of hinders', { feedbackUrl: undefined }, ['feedback']],
    ['without whom to complain to', { authority: undefined }, ['complaint']],
    ['without the exceptions of 9 §', { exempt: undefined }, ['exceptions']],
  ])('is judged as the law reads: %s', (_claim, change, missing) => {
    expect(told({ ...EXAMPLE_SITE.accessibility, ...change })).toEqual(missing)
  })

  it('cannot be full when the latest check found something', () => {
    const accessibility = {
      ...EXAMPLE_SITE.accessibility,
      compliance: 'full' as const,
      shortcomings: [],
    }
    const violations = [{ rule: 'label', pages: 2 }]
    expect(missingElements({ ...EXAMPLE_SITE, accessibility }, { ...check, violations })).toEqual([
      'compliance',
    ])
  })

  it('names what the latest check found', async () => {
    const accessibilityCheck = { ...check, violations: [{ rule: 'color-contrast', pages: 3 }] }
    const app = testApp(container, { site: EXAMPLE_SITE, accessibilityCheck })
    const { text } = await browse(app).get(paths.accessibility)
    expect(text).toContain('color-contrast (3)')
    expect(text).toContain('De fann 1 sorts fel')
  })
})

describe('/.well-known/security.txt', () => {
  it('says whom to tell, and until when that is to be believed', async () => {
    const { status, text, headers } = await get(paths.security)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    expect(text.split('\n')).toEqual([
      'Contact: mailto:sakerhet@exempelby.example',
      'Expires: 2023-02-28T08:00:00.000Z',
      'Preferred-Languages: sv, en',
      'Canonical: https://svara.provby.example/.well-known/security.txt',
      '',
    ])
  })

  it('is not there when nobody is named', async () => {
    expect((await get(paths.security, NO_SETTINGS)).status).toBe(404)
  })
})

describe('search engines', () => {
  it('are asked to stay away, in every way that they listen to', async () => {
    expect((await get(paths.robots)).text).toBe('User-agent: *\nDisallow: /\n')
    for (const path of [
      paths.home,
      pathTo.answer('okand'),
      '/assets/finns-inte.css',
      paths.robots,
    ]) {
      expect((await get(path)).headers['x-robots-tag']).toBe('noindex, nofollow')
    }
    expect((await get(paths.home)).text).toContain(
      '<meta name="robots" content="noindex, nofollow">',
    )
  })
})

describe('a problem that a respondent meets', () => {
  it('is told with what is kept and what to do now', async () => {
    const { text } = await get('/svara/okand')
    for (const part of ['', '.kept', '.next'])
      expect(text).toContain(say(`problem.page/unknown${part}`))
  })
})
