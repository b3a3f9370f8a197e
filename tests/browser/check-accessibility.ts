import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

import { readProgram } from '../../server/program.ts'
import type { AccessibilityCheck } from '../../server/views/site/statement.ts'
import { LANGUAGES } from '../../surveys/language.ts'
import { createLookout, type Findings, type Look, SCHEMES, WIDTHS } from './look-at.ts'
import { startStates, type StatesSite } from './page-states.ts'
import { startChromium } from './site.ts'

/**
 * `npm run a11y`: looks at every page in every state and way, and writes what it found where the
 * tillgänglighetsredogörelse reads it. Ends with 1 when something is not as it should be.
 */
const file = fileURLToPath(new URL('../../../templates/accessibility-check.json', import.meta.url))
const before = JSON.parse(readFileSync(file, 'utf8')) as AccessibilityCheck
const require = createRequire(import.meta.url)

/** Each state in each width, with and without scripts, in each scheme; the languages take turns. */
function everyLook({ states }: StatesSite): readonly Look[] {
  const ways = WIDTHS.flatMap(width =>
    [true, false].flatMap(scripts => SCHEMES.map(scheme => ({ width, scripts, scheme }))),
  )
  return states.flatMap(state =>
    ways.map((way, index) => ({ ...way, state, language: LANGUAGES[index % LANGUAGES.length]! })),
  )
}

const browser = await startChromium()
const site = await startStates()
const lookAt = createLookout(browser, site)
const looks = everyLook(site)
const found = new Map<Look, Findings>()
for (const [index, look] of looks.entries()) {
  found.set(look, await lookAt(look))
  process.stderr.write(`\r${index + 1} of ${looks.length}`)
}
const versions = {
  'axe-core': versionOf('axe-core'),
  'html-validate': versionOf('html-validate'),
  Chromium: browser.version(),
}
await browser.close()
await site.close()

const faults = looks.flatMap(look => found.get(look)!.faults.map(fault => ({ look, fault })))
for (const { look, fault } of faults) {
  const { state, language, width, scheme, scripts } = look
  process.stdout.write(
    `${state.name}, ${language}, ${width}, ${scheme}, scripts ${scripts}: ${fault}\n`,
  )
}
const unsure = looks.flatMap(look =>
  found.get(look)!.unsure.map(({ rule, html }) => ({ look, rule, html })),
)
for (const { look, rule, html } of unsure) {
  process.stdout.write(`to look at, ${look.state.name}, ${look.scheme}: ${rule}: ${html}\n`)
}

/** Each rule, and on how many pages. */
function byRule(all: readonly { readonly look: Look; readonly rule: string }[]) {
  const rules = [...new Set(all.map(({ rule }) => rule))].toSorted((a, b) => (a < b ? -1 : 1))
  return rules.map(rule => ({
    rule,
    pages: new Set(all.filter(one => one.rule === rule).map(({ look }) => look.state)).size,
  }))
}

const check: AccessibilityCheck = {
  checkedOn: new Date().toISOString().slice(0, 10),
  program: readProgram().version,
  tools: versions,
  pages: site.states.length,
  looks: looks.length,
  violations: byRule(faults.map(({ look, fault }) => ({ look, rule: fault.split(':')[0]! }))),
  // What somebody has seen there stays until it is written over by hand.
  toLookAt: byRule(unsure).map(found => ({
    ...found,
    seen: before.toLookAt.find(({ rule }) => rule === found.rule)?.seen ?? '',
  })),
}
writeFileSync(file, `${JSON.stringify(check, null, 2)}\n`)
process.stdout.write(
  `${looks.length} looks, ${faults.length} faults, ${unsure.length} to look at\n`,
)
process.exitCode = faults.length === 0 ? 0 : 1

function versionOf(name: string): string {
  const { version } = require(`${name}/package.json`) as { readonly version: string }
  return version
}
