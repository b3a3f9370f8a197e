import { readFileSync } from 'node:fs'

import type { AccessibilityCheck } from '../views/site/statement.ts'

/** The latest check, as it came with the program. */
export function readAccessibilityCheck(): AccessibilityCheck {
  const file = new URL('../../templates/accessibility-check.json', import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as AccessibilityCheck
}
