import type { Command } from 'commander'

import type { Container } from '../container.ts'
import { Problem } from '../problems.ts'
import { exportSealedComparison } from '../services/sealed-comparison-export.ts'
import { exportSealed } from '../services/sealed-export.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface ExportFlags extends InstallationFlags {
  readonly out?: string
  readonly version?: string
  readonly reason?: string
}

type Given = readonly [round: string, other: string | undefined, own: object, command: Command]

/** `barometer results export --sealed`: what a certified result or comparison was worked out from, for auditors. */
export function addResultsExport(results: Command, terminal: Terminal): void {
  withInstallation(results.command('export'))
    .description(
      'skriv ut det förseglade underlaget till ett fastställt resultat eller en jämförelse, för revisorer',
    )
    .argument('<omgång>')
    .argument(
      '[jämförd-med]',
      'underlaget till jämförelsen med den omgången, och till båda resultaten',
    )
    .requiredOption('--sealed', 'alla antal, också de dolda, och saltet som de förseglades med')
    .option('--version <nummer>', 'en tidigare version; 0 är den första (annars den som gäller)')
    .option('--out <fil>', 'skriv till en fil i stället för till skärmen')
    .option('--reason <skäl>', 'varför; skrivs i loggen')
    .action((...[round, other, , command]: Given) => {
      // The flags that `results` has too are given to it, wherever they stand.
      const flags = command.optsWithGlobals<ExportFlags>()
      const { version, out, reason } = flags
      return inInstallation(flags, terminal, async ({ container, record }) => {
        const object = other === undefined ? round : `${round}-${other}`
        const act = { act: 'results.exported', object, detail: 'sealed', reason } as const
        const body = await record(act, () => sealedOf({ round, other, version }, container))
        terminal.deliver(body, out)
        terminal.tell(terminal.say('cli.results.sealed'))
      })
    })
}

interface Asked {
  readonly round: string
  readonly other: string | undefined
  readonly version: string | undefined
}

/** @throws Problem 'sealed/noVersion' for a version of a comparison. */
async function sealedOf({ round, other, version }: Asked, container: Container): Promise<string> {
  if (other === undefined) {
    return exportSealed(round, version === undefined ? null : Number(version), container)
  }
  if (version !== undefined) throw new Problem('sealed/noVersion')
  return exportSealedComparison(round, other, container)
}
