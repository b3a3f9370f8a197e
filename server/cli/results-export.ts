import type { Command } from 'commander'

import { exportSealed } from '../services/sealed-export.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface ExportFlags extends InstallationFlags {
  readonly out?: string
  readonly version?: string
  readonly reason?: string
}

/** `barometer results export --sealed`: what a certified result was worked out from, for auditors. */
export function addResultsExport(results: Command, terminal: Terminal): void {
  withInstallation(results.command('export'))
    .description('skriv ut det förseglade underlaget till ett fastställt resultat, för revisorer')
    .argument('<omgång>')
    .requiredOption('--sealed', 'alla antal, också de dolda, och saltet som de förseglades med')
    .option('--version <nummer>', 'en tidigare version; 0 är den första (annars den som gäller)')
    .option('--out <fil>', 'skriv till en fil i stället för till skärmen')
    .option('--reason <skäl>', 'varför; skrivs i loggen')
    .action((round: string, _own: object, command: Command) => {
      // The flags that `results` has too are given to it, wherever they stand.
      const flags = command.optsWithGlobals<ExportFlags>()
      const { version, out, reason } = flags
      return inInstallation(flags, terminal, async ({ container, record }) => {
        const act = { act: 'results.exported', object: round, detail: 'sealed', reason } as const
        const body = await record(act, () =>
          exportSealed(round, version === undefined ? null : Number(version), container),
        )
        terminal.deliver(body, out)
        terminal.tell(terminal.say('cli.results.sealed'))
      })
    })
}
