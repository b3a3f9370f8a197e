import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { beforeAll, describe, expect, it } from '@jest/globals'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const ROOMS = ['server', 'reports', 'surveys']

interface Cruise {
  readonly modules: readonly { readonly source: string }[]
  readonly summary: {
    readonly violations: readonly {
      readonly from: string
      readonly to: string
      readonly rule: { name: string }
    }[]
  }
}

/** Source files that leave code behind: one with nothing but types compiles to next to nothing. */
function sourceFiles(): readonly string[] {
  return ROOMS.flatMap(room =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => `dist/${room}/${file.replace(/ts$/, 'js')}`),
  )
}

describe('the dependency rule', () => {
  let cruise: Cruise
  beforeAll(() => {
    const tool = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
    const args = ['--config', '.dependency-cruiser.json', '--output-type', 'json']
    const output = execFileSync(
      process.execPath,
      [tool, ...args, ...ROOMS.map(room => `dist/${room}`)],
      {
        cwd: root,
        maxBuffer: 64 * 1024 * 1024,
        env: { PATH: process.env['PATH'] },
      },
    )
    cruise = JSON.parse(output.toString()) as Cruise
  })

  it('sees every file: a tool that sees nothing finds nothing wrong', () => {
    const seen = new Set(cruise.modules.map(({ source }) => source))
    expect(sourceFiles().filter(file => !seen.has(file))).toEqual([])
    expect(sourceFiles().length).toBeGreaterThan(100)
  })

  it('is kept', () => {
    expect(
      cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ).toEqual([])
  })
})
