import { readFileSync } from 'node:fs'

import type { Program } from '../reports/results/result-set.ts'

/** Name and version from package.json, which stands two folders above the compiled file. */
export function readProgram(): Program {
  const file = new URL('../../package.json', import.meta.url)
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Program
  return { name, version }
}
