import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeRule {
  readonly id: string
  readonly nodes: readonly {
    readonly html: string
    readonly failureSummary?: string
    readonly any: readonly { readonly message: string }[]
  }[]
}

interface AxeResult {
  readonly violations: readonly AxeRule[]
  readonly incomplete: readonly AxeRule[]
}

/** Violations of WCAG 2.2 AA and of good practice, the size of targets included, and what axe could not tell. */
export async function axeFindings(page: Page) {
  // Injected through the debugger, so that the page's own security policy stays as it is.
  await page.evaluate(axe)
  // As text: object by object, the rules that found nothing too, it would cost more than the search.
  const found = await page.evaluate<string, readonly string[]>(async tags => {
    const { axe } = globalThis as unknown as {
      readonly axe: { readonly run: (options: object) => Promise<AxeResult> }
    }
    const { violations, incomplete } = await axe.run({
      runOnly: { type: 'tag', values: tags },
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations', 'incomplete'],
    })
    return JSON.stringify({ violations, incomplete })
  }, AXE_TAGS)
  const { violations, incomplete } = JSON.parse(found) as AxeResult
  return {
    violations: violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary = '' }) => `${id}: ${html} ${failureSummary}`),
    ),
    unsure: incomplete.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any }) => ({
        rule: id,
        html: `${html.slice(0, 160)} ${any.map(({ message }) => message).join(' ')}`,
      })),
    ),
  }
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

/** The same page is looked at in several widths: its HTML is the same. */
const checked = new Map<string, readonly string[]>()

/** Errors in the HTML of a page. */
export async function htmlErrors(html: string): Promise<readonly string[]> {
  const errors = checked.get(html) ?? (await findErrors(html))
  checked.set(html, errors)
  return errors
}

async function findErrors(html: string): Promise<readonly string[]> {
  const report = await validator.validateString(html, 'page.html')
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`),
  )
}
