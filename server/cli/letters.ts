import type { Command } from 'commander'

import { letterFile } from '../rendering/letter-file.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface LetterFlags extends InstallationFlags {
  readonly out: string
  readonly all?: true
  readonly reason?: string
}

/** `barometer round letters`: the invitation on paper, with a link and a code, for those that mail does not reach. */
export function addLetters(round: Command, terminal: Terminal): void {
  withInstallation(round.command('letters'))
    .description(
      'skriv inbjudan som brev i PDF, med länk och QR-kod, till dem som inte nås av mejl',
    )
    .argument('<id>')
    .requiredOption('--out <fil>', 'PDF-filen')
    .option('--all', 'till alla som inte har svarat, också dem som nås av mejl')
    .option('--reason <skäl>', 'varför; skrivs i loggen')
    .action((id: string, { out, all, reason, ...flags }: LetterFlags) =>
      inInstallation(flags, terminal, async ({ container, config, record }) => {
        const { say, tell } = terminal
        const act = { act: 'letters.exported', object: id, reason } as const
        const count = await record(act, async () => {
          const listed = await container.letters.list(id, { toAll: all === true })
          const settings = { ...config, say, writtenAt: container.now() }
          await terminal.deliverFile(await letterFile(listed, settings), out)
          return listed.letters.length
        })
        tell(say('cli.letters.written', { count }))
        tell(say('cli.letters.secret'))
      }),
    )
}
