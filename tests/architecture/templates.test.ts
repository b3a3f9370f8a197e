import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import { loadTemplates } from '../../server/rendering/templates.ts'
import { loadTexts } from '../../server/rendering/texts.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const templates = readdirSync(join(root, 'templates'), {
  recursive: true,
  encoding: 'utf8',
}).filter(file => file.endsWith('.hbs'))
const partials = readdirSync(join(root, 'templates/partials'))
const { renderPage: render } = await loadTemplates()
const say = loadTexts('sv')

interface Example {
  readonly name: string
  readonly view: object
  readonly shows: readonly string[]
}

const examples = partials.flatMap(partial => {
  const file = join(root, 'templates/partials', partial, `${partial}.examples.json`)
  if (!existsSync(file))
    return [{ partial, name: 'has no examples', view: {}, shows: ['an example'] }]
  const listed = JSON.parse(readFileSync(file, 'utf8')) as readonly Example[]
  return listed.map(example => ({ partial, ...example }))
})

describe('templates', () => {
  it.each(templates)('%s escapes everything and has no script or style of its own', file => {
    const text = readFileSync(join(root, 'templates', file), 'utf8')
    expect(text).not.toMatch(/\{\{\{|\{\{&|<script>|<style|\sstyle=|\son[a-z]+=/)
  })

  it('fail loudly when a view lacks what they print', () => {
    expect(() => render('pages/site', { title: 'x' }, say)).toThrow()
  })
})

describe('partials', () => {
  it.each(examples)('$partial: $name', ({ partial, view, shows }) => {
    const html = render(partial, view, say)
    for (const shown of shows) expect(html).toContain(shown)
  })
})
