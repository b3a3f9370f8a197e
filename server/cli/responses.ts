import type { Command } from 'commander'

import { readTableFile } from '../files/read-table.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

type ImportFlags = InstallationFlags & { readonly late?: string }

/** `barometer responses import`. */
export function addResponses(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  const responses = program.command('responses').description('svar').helpCommand(false)

  withInstallation(responses.command('import'))
    .description('läs in svar som har samlats in på annat sätt: alla eller inga')
    .argument('<omgång>')
    .argument('<fil>', 'CSV: id eller organisationsnummer, och en kolumn per fråga')
    .option('--late <skäl>', 'ta in sena svar i en omgång som granskas; skälet skrivs ut')
    .action((round: string, file: string, flags: ImportFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const progress = terminal.progress('cli.progress.checked')
        const { count, replacedDrafts, notAsked } = await container.imports.importResponses(
          round,
          readTableFile(file),
          {
            lateReason: flags.late ?? null,
            progress: progress.report,
          },
        )
        progress.done()
        print(say('cli.responses.imported', { count, round }))
        if (replacedDrafts > 0) print(say('cli.responses.drafts', { count: replacedDrafts }))
        if (notAsked > 0) print(say('cli.responses.notAsked', { count: notAsked }))
      }),
    )
}
