import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { expect } from '@jest/globals'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeResult {
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
  }[]
}

/** 0 violations of WCAG 2.2 AA and of good practice, the size of targets included. */
export async function expectAccessible(page: Page): Promise<void> {
  // Injected through the debugger, so that the page's own security policy stays as it is.
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResult, readonly string[]>(
    tags =>
      (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResult> } }).axe.run({
        runOnly: { type: 'tag', values: tags },
        rules: { 'target-size': { enabled: true } },
      }),
    AXE_TAGS,
  )
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  )
  expect([page.url(), ...found]).toEqual([page.url()])
}

const validator = new HtmlValidate(
  new FileSystemConfigLoader({
    root: true,
    extends: ['html-validate:standard'],
    rules: {
      // Style, not validity.
      'long-title': 'off',
      'no-trailing-whitespace': 'off',
      'void-style': 'off',
      'doctype-style': 'off',
      'prefer-native-element': 'off',
      // Tables that turn into cards on a phone keep their roles only when these are written out.
      'no-redundant-role': 'off',
      'no-implicit-button-type': 'off',
      'attribute-boolean-style': 'off',
      'no-dup-id': 'error',
    },
  }),
)

/** 0 errors in the page as it was sent. */
export async function expectValidHtml(url: string): Promise<void> {
  await expectValidMarkup(url, await (await fetch(url)).text())
}

/** 0 errors in a page that lies in a file. */
export async function expectValidMarkup(name: string, html: string): Promise<void> {
  const report = await validator.validateString(html, 'page.html')
  const errors = report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
  )
  expect([name, ...errors]).toEqual([name])
}

/** Nothing has to be scrolled sideways to be read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect([page.url(), beyond]).toEqual([page.url(), 0])
}
