import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'
import { IntlMessageFormat } from 'intl-messageformat'

import { PUBLIC_PROBLEMS } from '../../server/problems.ts'
import { PUBLIC_LANGUAGES } from '../../server/public-languages.ts'
import { LANGUAGES } from '../../surveys/language.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const textsIn = (language: string) =>
  JSON.parse(readFileSync(join(root, `templates/texts/${language}.json`), 'utf8')) as Record<
    string,
    string
  >

/** Everything that a respondent can see; the rest is for staff, and in Swedish. */
const FAMILIES =
  /^(layout|site|home|about|privacy|accessibility|contact|form|answer|open|poster|receiptCheck|mailChoice|question|condition|issue|paper)\.|^promise\.\w+\.(told|paper)$/
const isPublic = (key: string) =>
  FAMILIES.test(key) ||
  PUBLIC_PROBLEMS.some(code => key === `problem.${code}` || key.startsWith(`problem.${code}.`))

const swedish = textsIn('sv')
const publicKeys = Object.keys(swedish).filter(isPublic)

/** What makes the pages that respondents and visitors see. */
const PUBLIC_CODE = [
  'server/routes/public',
  'server/views/answer',
  'server/views/paper',
  'server/views/questions',
  'server/views/site',
  'templates/pages/answer',
  'templates/partials',
]
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(ts|hbs)$/.test(file))
    .map(file => join(root, folder, file))

/** The names of the values that a sentence takes, wherever in it they stand. */
function valuesOf(message: string): readonly string[] {
  const names = new Set<string>()
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(walk)
    const { type, value, options } = part as { type: number; value: string; options?: object }
    if (type > 0 && type < 7) names.add(value)
    if (options !== undefined) {
      Object.values(options).forEach(option => walk((option as { value: unknown }).value))
    }
  }
  walk(new IntlMessageFormat(message, 'sv', undefined, { ignoreTag: true }).getAst())
  return [...names].toSorted((a, b) => (a < b ? -1 : 1))
}

describe.each(LANGUAGES)('the public sentences in %s', language => {
  const texts = textsIn(language)

  it('are all there, in the order of the Swedish ones, and none is left over', () => {
    expect(Object.keys(texts).filter(key => language !== 'sv' || isPublic(key))).toEqual(publicKeys)
    expect(publicKeys.length).toBeGreaterThan(200)
  })

  it('take the same values as the Swedish ones', () => {
    const taken = (all: Record<string, string>) =>
      publicKeys.map(key => [key, ...valuesOf(all[key]!)])
    expect(taken(texts)).toEqual(taken(swedish))
  })

  it('are written as people write: no straight quotes, and no exclamation marks but in thanks', () => {
    for (const key of publicKeys) {
      expect([key, /["']|!(?! Svaret från)/.exec(texts[key]!)?.[0]]).toEqual([key, undefined])
    }
  })

  it('are in a language that has a place and a name of its own', () => {
    const others = LANGUAGES.filter(other => other !== language)
    const { prefix, name } = PUBLIC_LANGUAGES[language]
    expect(others.map(other => PUBLIC_LANGUAGES[other].prefix)).not.toContain(prefix)
    expect(others.map(other => PUBLIC_LANGUAGES[other].name)).not.toContain(name)
  })
})

describe('a translation', () => {
  it('is there for every sentence that a page for respondents or visitors names', () => {
    const code = PUBLIC_CODE.flatMap(filesIn).map(file => readFileSync(file, 'utf8'))
    const named = code.flatMap(text => text.match(/(?<=['"])[a-z]\w*(?:\.\w+)+(?=['"])/gi) ?? [])
    const keys = named.filter(key => swedish[key] !== undefined)
    expect(keys.length).toBeGreaterThan(150)
    expect(keys.filter(key => !isPublic(key))).toEqual([])
  })

  it.each(LANGUAGES.filter(language => language !== 'sv'))('into %s is no copy', language => {
    const texts = textsIn(language)
    const long = publicKeys.filter(key => swedish[key]!.length > 60)
    const copied = long.filter(key => texts[key] === swedish[key])
    // Lättläst says some short things as Swedish does.
    expect(copied.length).toBeLessThanOrEqual(language === 'sv-simple' ? 15 : 0)
  })
})
