import { userInfo } from 'node:os'

import type { Command } from 'commander'

/** Flags of every command that changes something that somebody has to answer for. */
export interface DecidingFlags {
  readonly reason: string
  readonly by: string
}

/** `--reason` and `--by`: kept with what is decided. */
export function withDeciding(command: Command): Command {
  return command
    .requiredOption('--reason <skäl>', 'varför; sparas med beslutet')
    .option('--by <vem>', 'vem som beslutar', userName())
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    // A container can run as somebody who has no name.
    return String(process.getuid?.() ?? '')
  }
}
