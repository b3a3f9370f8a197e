import type { Command } from 'commander'

import { Problem } from '../problems.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** `barometer verify`: goes through the whole store, and ends with 1 when something is not as it should be. */
export function addVerify(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(program.command('verify'))
    .description('kontrollera lagret: antal, kontrollsummor och fastställda resultat')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const progress = terminal.progress('cli.progress.verified')
        const { faults, surveys, rounds, responses } = await container.verification.verify(
          progress.report,
        )
        progress.done()
        if (faults.length > 0)
          throw new Problem('store/unsound', { count: faults.length }, { faults })
        print(say('cli.verify.sound', { surveys, rounds, responses }))
      }),
    )
}
