import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { EXAMPLE_SITE } from '../../server/site-settings.ts'
import { createFront } from '../../server/web.ts'
import { pngOf } from '../builders/pictures.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let token: string
let folder: string
beforeAll(async () => {
  container = await testContainer()
  token = (await openTestRound(container)).tokens[0]!
  folder = mkdtempSync(join(tmpdir(), 'barometer-front-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const stylesOf = (html: string) => /href="(\/assets\/styles-[0-9a-f]{16}\.css)"/.exec(html)![1]!

/** The application with a theme of its own. */
async function themed(theme: typeof EXAMPLE_SITE.theme) {
  return testApp(container, await createFront({ ...EXAMPLE_SITE, theme }))
}

describe('the municipality’s own look', () => {
  it('is in the one stylesheet, named by what it holds, compressed and kept for ever', async () => {
    const [plain, red] = [testApp(container), await themed({ colour: '#8a1538' })]
    const href = stylesOf((await browse(red).get(paths.home)).text)
    expect(href).not.toBe(stylesOf((await browse(plain).get(paths.home)).text))
    const { status, text, headers } = await browse(red).get(href).set('Accept-Encoding', 'br')
    expect([status, headers['content-encoding']]).toEqual([200, 'br'])
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(text).toContain('--ds-color-accent-base-default:#8a1538')
    expect(Number(headers['content-length'])).toBeLessThan(18_000)
  })

  it('has the logotype beside the name, as a picture that says nothing more', async () => {
    const logo = join(folder, 'logo.png')
    writeFileSync(logo, pngOf(240, 80))
    const app = await themed({ colour: '#8a1538', logo })
    const { text } = await browse(app).get(pathTo.answer(token))
    const [, src = ''] =
      /<img src="(\/assets\/logo-[0-9a-f]{16}\.png)" width="120" height="40" alt="">/.exec(text)!
    const { status, headers, body } = await browse(app).get(src)
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      200,
      'image/png',
      'nosniff',
    ])
    expect((body as Buffer).equals(pngOf(240, 80))).toBe(true)
  })

  it('goes along into a file that stands alone', async () => {
    const logo = join(folder, 'logo.png')
    writeFileSync(logo, pngOf(240, 80))
    const { renderer } = await createFront({ ...EXAMPLE_SITE, theme: { colour: '#8a1538', logo } })
    const html = renderer.renderAlone('pages/site', {
      title: 'x',
      language: 'sv',
      languages: null,
      survey: 'x',
      association: null,
      script: false,
      synthetic: false,
      isPilot: false,
      preliminary: false,
      uncertified: false,
      heading: 'x',
      lead: 'x',
      sections: [],
    })
    expect(html).toContain('<img src="data:image/png;base64,')
    expect(html).toContain('--ds-color-accent-base-default:#8a1538')
    expect(html).not.toMatch(/(src|href)="\/assets/)
  })
})

describe('what a phone has to fetch', () => {
  const sizeOf = async (href: string) => {
    const { text } = await browse(testApp(container)).get(href).set('Accept-Encoding', 'identity')
    return gzipSync(text).length
  }

  it('is at most 40 kB for the first page with its stylesheet', async () => {
    const { text } = await browse(testApp(container)).get(pathTo.answer(token))
    const total = gzipSync(text).length + (await sizeOf(stylesOf(text)))
    expect(total).toBeLessThanOrEqual(40_000)
  })

  it('is at most 60 kB for a page of the form with stylesheet and script', async () => {
    const { text } = await browse(testApp(container)).get(pathTo.answerPart(token, 2))
    const scripts = [...text.matchAll(/<script src="([^"]+)"/g)].map(([, src = '']) => src)
    expect(scripts).toHaveLength(1)
    const files = await Promise.all([stylesOf(text), ...scripts].map(sizeOf))
    const total = gzipSync(text).length + files.reduce((sum, size) => sum + size, 0)
    expect(total).toBeLessThanOrEqual(60_000)
    expect(files.at(-1)).toBeLessThanOrEqual(5000)
  })
})
