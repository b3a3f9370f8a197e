import type { Command } from 'commander'

import { paperFile } from '../rendering/paper-file.ts'
import { openingProtocol } from '../views/protocol/opening-protocol.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** `barometer round protocol`: what a round was opened with, on one page for the diary. */
export function addProtocol(round: Command, terminal: Terminal): void {
  withInstallation(round.command('protocol'))
    .description('skriv protokollet över öppnandet som PDF, till diariet')
    .argument('<id>')
    .requiredOption('--out <fil>', 'PDF-filen')
    .action((id: string, { out, ...flags }: InstallationFlags & { readonly out: string }) =>
      inInstallation(flags, terminal, async ({ container, config }) => {
        const { municipality, privacy, theme } = config
        const writtenAt = container.now()
        const protocol = openingProtocol(await container.protocols.openingOf(id), {
          municipality,
          privacy,
          say: terminal.say,
          writtenAt,
        })
        const file = paperFile({
          title: protocol.name,
          language: 'sv',
          createdAt: new Date(writtenAt),
          theme,
        })
        // Loaded when it is used: other commands start sooner without it.
        const { writeForms } = await import('../../reports/formats/paper/write-forms.ts')
        await terminal.deliverFile(writeForms([protocol], file), out)
      }),
    )
}
