import type { Command } from 'commander'

import { allowSending } from '../services/held-copy.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** `barometer mail`: a store that is a copy sends nothing to anyone until this is said. */
export function addMail(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  const mail = program.command('mail').description('utskick från ett återställt lager')
  withInstallation(mail.command('allow'))
    .description('tillåt utskick från ett lager som är återställt eller kopierat')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const wasHeld = await record({ act: 'mail.allowed' }, () => allowSending(container.store))
        print(say(wasHeld ? 'cli.mail.allowed' : 'cli.mail.already'))
      }),
    )
}
