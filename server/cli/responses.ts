import type { Command } from 'commander'

import { readTableFile } from '../files/read-table.ts'
import { addApprovals } from './approvals.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { addCopyOfResponse } from './response-copy.ts'
import { addExport } from './responses-export.ts'
import { addAside } from './review.ts'
import type { Terminal } from './terminal.ts'

type ImportFlags = InstallationFlags & { readonly late?: string }

/** `barometer responses import|export|copy|waiting|approve|reject|set-aside|put-back`. */
export function addResponses(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  const responses = program.command('responses').description('svar').helpCommand(false)

  addApprovals(responses, terminal)
  addCopyOfResponse(responses, terminal)
  addExport(responses, terminal)
  addAside(responses, terminal)
  withInstallation(responses.command('import'))
    .description('läs in svar som har samlats in på annat sätt: alla eller inga')
    .argument('<omgång>')
    .argument('<fil>', 'CSV: id eller organisationsnummer, och en kolumn per fråga')
    .option('--late <skäl>', 'ta in sena svar i en omgång som granskas; skälet skrivs ut')
    .action((round: string, file: string, flags: ImportFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const progress = terminal.progress('cli.progress.checked')
        const table = readTableFile(file)
        const options = { lateReason: flags.late ?? null, progress: progress.report }
        const act = { act: 'responses.imported', object: round, reason: flags.late } as const
        const { count, replacedDrafts, notAsked } = await record(act, () =>
          container.imports.importResponses(round, table, options),
        )
        progress.done()
        print(say('cli.responses.imported', { count, round }))
        if (replacedDrafts > 0) print(say('cli.responses.drafts', { count: replacedDrafts }))
        if (notAsked > 0) print(say('cli.responses.notAsked', { count: notAsked }))
      }),
    )
}
