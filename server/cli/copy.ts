import type { Command } from 'commander'

import { isStandaloneAllowed, storeAddress } from '../config.ts'
import { openStore } from '../container.ts'
import { copyStore } from '../services/copy-service.ts'
import { existing } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** `barometer copy`: everything from one store to another, of the same kind or not. */
export function addCopy(program: Command, terminal: Terminal): void {
  const { say, tell, print } = terminal
  program
    .command('copy')
    .description('kopiera ett helt lager till ett nytt, och jämför dem')
    .requiredOption('--from <lager>', 'lagret som kopieras: en fil eller mongodb://…')
    .requiredOption('--to <lager>', 'det nya lagret: en fil eller mongodb://…')
    .action(async (flags: { readonly from: string; readonly to: string }) => {
      const options = { allowStandalone: isStandaloneAllowed() }
      const from = await openStore(existing(storeAddress(flags.from)), options)
      try {
        const to = await openStore(storeAddress(flags.to), options)
        try {
          for (const { description } of [from, to]) tell(say('cli.store', { store: description }))
          const progress = terminal.progress('cli.progress.copied')
          const { rounds, responses, digest } = await copyStore(from, to, progress.report)
          progress.done()
          print(say('cli.copy.done', { rounds, responses, digest }))
        } finally {
          await to.close()
        }
      } finally {
        await from.close()
      }
    })
}
