import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))
export const texts = JSON.parse(
  readFileSync(join(root, 'templates/texts/sv.json'), 'utf8'),
) as Record<string, string>

const sources = ['server', 'reports', 'surveys'].flatMap(room =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(join(root, room, file), 'utf8')),
)
export const code = sources.join('\n')

/** What is written in the code between some words and the next quotation mark. */
export const written = (before: string) =>
  [...code.matchAll(new RegExp(`${before}'([a-zA-Z0-9./-]+)'`, 'g'))].map(([, key = '']) => key)

/** The keys that templates write out: `{{say "answer.begin"}}`. */
export const printed = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.hbs'))
  .flatMap(file => [
    ...readFileSync(join(root, 'templates', file), 'utf8').matchAll(/\{\{say "([^"]+)"/g),
  ])
  .map(([, key = '']) => key)

export const missing = (keys: readonly string[]) => keys.filter(key => texts[key] === undefined)
