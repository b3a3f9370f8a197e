import type { Command } from 'commander'

import { storeAddress } from '../config.ts'
import { copyStore } from '../services/copy-service.ts'
import { existing, inStore } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** `barometer copy`: everything from one store to another, of the same kind or not. */
export function addCopy(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  program
    .command('copy')
    .description('kopiera ett helt lager till ett nytt, och jämför dem')
    .requiredOption('--from <lager>', 'lagret som kopieras: en fil eller mongodb://…')
    .requiredOption('--to <lager>', 'det nya lagret: en fil eller mongodb://…')
    .action(async (flags: { readonly from: string; readonly to: string }) => {
      const source = existing(storeAddress(flags.from))
      await inStore(source, terminal, from =>
        inStore(storeAddress(flags.to), terminal, async to => {
          const progress = terminal.progress('cli.progress.copied')
          const { rounds, responses, digest } = await copyStore(from, to, progress.report)
          progress.done()
          print(say('cli.copy.done', { rounds, responses, digest }))
        }),
      )
    })
}
