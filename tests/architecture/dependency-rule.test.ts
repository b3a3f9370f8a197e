import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
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
  return sourcesIn(ROOMS).map(file => `dist/${file.replace(/ts$/, 'js')}`)
}

/** What shows figures, and what compares and explores certified results from what they tell. */
const SHOWING = [
  'reports/documents',
  'reports/figures',
  'reports/formats',
  'reports/printed',
  'reports/follow-up',
  'reports/certified',
  'server/views',
  'server/rendering',
]
const COMPARING = ['compare-results', 'compare-told', 'told-sector', 'explore', 'several-rounds']

function sourcesIn(rooms: readonly string[]): readonly string[] {
  return rooms.flatMap(room =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts'))
      .map(file => `${room}/${file}`),
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

  // What can be worked out from everything that is published (A2) is then what can be worked out from certified files.
  it('tells in pages, documents and charts only what is certified: they know no tallies, not even as types', () => {
    const comparing = COMPARING.map(name => `reports/comparison/${name}.ts`)
    const shown = [...sourcesIn(SHOWING), ...comparing]
    const knowing = shown.filter(file =>
      /from '[^']*\/tally\//.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(knowing).toEqual([])
  })
})
