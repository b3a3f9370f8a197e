import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const GUIDE = fileURLToPath(new URL('../../../docs/files.md', import.meta.url))

/** The lines of `docs/files.md` for a shell in which something stands, as they stand there. */
export function linesOfGuide(something: string): string {
  const blocks = [...readFileSync(GUIDE, 'utf8').matchAll(/```sh\n([^`]*)```/g)]
  const script = blocks.map(([, lines = '']) => lines).find(lines => lines.includes(something))
  if (script === undefined) throw new Error(`no lines with ${something}`)
  return script
}
