import type { Command } from 'commander'

import { decodeText } from '../files/decode-text.ts'
import { readFileBytes } from '../files/read-table.ts'
import { Problem } from '../problems.ts'
import type { Terminal } from './terminal.ts'

export interface PassphraseFlags {
  readonly passphraseFile?: string
}

export function withPassphrase(command: Command): Command {
  return command.option(
    '--passphrase-file <fil>',
    'läs nycklarnas lösenfras från första raden i en fil (annars frågas efter den)',
  )
}

/** Never as an argument: others on the machine see what a command was started with. */
export async function askPassphrase(
  { passphraseFile }: PassphraseFlags,
  { say, askHidden }: Terminal,
): Promise<string> {
  if (passphraseFile !== undefined) {
    return decodeText(readFileBytes(passphraseFile)).split(/\r?\n/, 1)[0] ?? ''
  }
  const answer = await askHidden(say('cli.keys.passphrase'))
  if (answer === null) throw new Problem('keys/noPassphrase')
  return answer
}
