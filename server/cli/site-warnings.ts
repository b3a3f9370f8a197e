import type { Say } from '../../reports/documents/document.ts'
import type { Config } from '../config.ts'
import { isLoopbackHost } from '../loopback.ts'
import { readAccessibilityCheck } from '../rendering/accessibility-check.ts'
import { missingElements } from '../views/site/statement.ts'

/** Addresses that lead nowhere, as `barometer init` writes them. */
const EXAMPLE = /\.example\b/

/** What visitors must be told and the settings do not say, in sentences for whoever starts the service. */
export function siteWarnings(config: Config, say: Say): readonly string[] {
  const missing = missingElements(config, readAccessibilityCheck())
  const { municipality, privacy, accessibility, security } = config
  const settings = JSON.stringify({ municipality, privacy, accessibility, security })
  const isForOthers = !isLoopbackHost(new URL(config.baseUrl).host)
  return [
    ...(missing.length === 0
      ? []
      : [
          say('cli.serve.statement', {
            elements: missing.map(name => say(`accessibility.element.${name}`)).join('; '),
          }),
        ]),
    ...(isForOthers && EXAMPLE.test(settings) ? [say('cli.serve.examples')] : []),
  ]
}
