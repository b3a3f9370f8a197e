import type { Command } from 'commander'

import { pathTo } from '../paths.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

type PublishFlags = InstallationFlags & { readonly from: string; readonly plans: string }

/** `barometer round publish|unpublish`: from when anyone may read a certified result on one page. */
export function addPublish(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('publish'))
    .description('visa ett fastställt resultat på en sida för alla, från en dag')
    .argument('<id>')
    .requiredOption('--from <dag>', 'första dagen, ÅÅÅÅ-MM-DD')
    .option('--plans <text>', 'vad kommunen gör nu; visas på sidan', '')
    .action((id: string, { from, plans, ...flags }: PublishFlags) =>
      inInstallation(flags, terminal, async ({ container, config, record }) => {
        await record({ act: 'results.published', object: id, detail: from }, () =>
          container.publications.publish(id, { from, plans }),
        )
        const address = config.baseUrl + pathTo.publicResult(id)
        print(say('cli.round.published', { round: id, from, address }))
      }),
    )
  withInstallation(round.command('unpublish'))
    .description('sluta visa resultatet för alla')
    .argument('<id>')
    .action((id: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        await record({ act: 'results.withdrawn', object: id }, () =>
          container.publications.withdraw(id),
        )
        print(say('cli.round.unpublished', { round: id }))
      }),
    )
}
