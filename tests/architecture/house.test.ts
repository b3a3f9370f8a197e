import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import { CrosswalkSchema } from '../../surveys/schema/crosswalk-schema.ts'
import { SurveySchema } from '../../surveys/schema/survey-schema.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const read = (file: string) => readFileSync(join(root, file), 'utf8')

const ROOMS = ['surveys', 'reports', 'templates', 'server', 'tests']
const FOLDERS = ['docs', 'dist', 'node_modules', 'coverage', 'keys', ...ROOMS]

interface PublishedSchema {
  readonly description?: string
  readonly properties?: Readonly<Record<string, object>>
  readonly $defs?: Readonly<Record<string, object>>
}

/** Places in a schema where an editor would have nothing to say. */
function undescribed(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { description, properties, $defs }: PublishedSchema = schema
  const own = properties !== undefined && description === undefined ? [path] : []
  const named = Object.entries({ ...properties, ...$defs })
    .filter(([, inner]) => !('description' in inner))
    .map(([name]) => `${path}/${name}`)
  const inner = Object.entries(schema).flatMap(([name, each]) =>
    undescribed(each, `${path}/${name}`),
  )
  return [...own, ...named, ...inner]
}

describe('the house', () => {
  it.each(ROOMS)('%s says in at most 15 lines what belongs there', room => {
    const lines = read(join(room, 'README.md')).trim().split('\n')
    expect(lines.length).toBeLessThanOrEqual(15)
  })

  it('has no other rooms', () => {
    const folders = readdirSync(root, { withFileTypes: true }).filter(
      entry => entry.isDirectory() && !entry.name.startsWith('.'),
    )
    expect(folders.map(({ name }) => name).filter(name => !FOLDERS.includes(name))).toEqual([])
  })

  it('has decision records of at most 40 lines', () => {
    const records = readdirSync(join(root, 'docs/decisions')).filter(name => /^\d{4}-/.test(name))
    expect(records.length).toBeGreaterThan(0)
    for (const record of records) {
      expect([
        record,
        read(join('docs/decisions', record)).trim().split('\n').length <= 40,
      ]).toEqual([record, true])
    }
  })

  it.each([
    ['survey', SurveySchema],
    ['crosswalk', CrosswalkSchema],
  ])('publishes the JSON Schema of a %s as it is used', (name, schema) => {
    expect(JSON.parse(read(`surveys/schema/${name}.schema.json`))).toEqual(
      JSON.parse(JSON.stringify(schema)),
    )
  })

  it.each([
    ['survey', SurveySchema],
    ['crosswalk', CrosswalkSchema],
  ])('describes everything that can stand in a %s, in its schema', (_name, schema) => {
    expect(undescribed(JSON.parse(JSON.stringify(schema)), '')).toEqual([])
  })

  it('speaks of no file that is not there, in the README and the guide', () => {
    for (const guide of ['README.md', 'CONTRIBUTING.md', 'docs/enkat.md']) {
      const named = [
        ...read(guide).matchAll(
          /(?:\]\(|`)((?:docs|server|surveys|reports|templates|tests)\/[\w./-]+)[`)]/g,
        ),
      ]
      const missing = named
        .map(([, file = '']) => file)
        .filter(file => !existsSync(join(root, file)))
      expect([guide, ...missing]).toEqual([guide])
    }
  })
})
