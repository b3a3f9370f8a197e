import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

/** Every `@example` line `call // result` in the pure rooms is run, so that no docstring tells a tale. */
const root = fileURLToPath(new URL('../../../../', import.meta.url))

const examples = ['reports', 'surveys'].flatMap(room =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts'))
    .flatMap(file => examplesIn(join(room, file))),
)

function examplesIn(file: string) {
  const text = readFileSync(join(root, file), 'utf8')
  const blocks = [...text.matchAll(/@example\n((?: \* .*\n)+)/g)].map(([, lines = '']) => lines)
  return blocks.flatMap(lines =>
    [...lines.matchAll(/^ \* (.+?) \/\/ (.+)$/gm)].map(([, call = '', result = '']) => ({
      file,
      call,
      result,
    })),
  )
}

describe('examples in docstrings', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThan(3)
  })

  it.each(examples)('$call is $result', async ({ file, call, result }) => {
    const module = (await import(join(root, 'dist', file.replace(/ts$/, 'js')))) as object
    const run = new Function(...Object.keys(module), `return ${call}`) as (
      ...args: unknown[]
    ) => unknown
    expect(run(...Object.values(module))).toEqual(JSON.parse(result))
  })
})
