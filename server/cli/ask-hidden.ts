import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/**
 * Asks someone at the keyboard for a line that is not shown.
 *
 * @returns `null` when nobody sits there.
 */
export async function askHidden(question: string): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  process.stderr.write(question)
  // What is typed would be written back: it goes nowhere instead.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  try {
    return await lines.question('')
  } finally {
    lines.close()
    process.stderr.write('\n')
  }
}
