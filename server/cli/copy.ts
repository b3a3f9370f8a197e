import type { Command } from 'commander'

import { toInstant } from '../../surveys/instant.ts'
import { storeAddress } from '../config.ts'
import { createActLog } from '../services/act-log.ts'
import { copyStore, moveStore } from '../services/copy-service.ts'
import { existing, inStore } from './installation.ts'
import { keepSmall } from './keep-small.ts'
import type { Terminal } from './terminal.ts'
import { recordingIn } from './who-commands.ts'

interface CopyFlags {
  readonly from: string
  readonly to: string
  readonly move?: true
}

/** `barometer copy`: everything from one store to another, of the same kind or not. */
export function addCopy(program: Command, terminal: Terminal): void {
  const { say, print } = terminal
  program
    .command('copy')
    .description('kopiera ett helt lager till ett nytt, och jämför dem')
    .requiredOption('--from <lager>', 'lagret som kopieras: en fil eller mongodb://…')
    .requiredOption('--to <lager>', 'det nya lagret: en fil eller mongodb://…')
    .option('--move', 'flytta: det gamla lagret används aldrig mer; krävs när en omgång är öppen')
    .action(async ({ from: source, to: target, move }: CopyFlags) => {
      keepSmall()
      await inStore(existing(storeAddress(source)), terminal, from =>
        inStore(storeAddress(target), terminal, async to => {
          const progress = terminal.progress('cli.progress.copied')
          const now = () => toInstant(new Date())
          const run = move === true ? moveStore : copyStore
          const act = { act: move === true ? 'store.moved' : 'store.copied' } as const
          const copied = await recordingIn(createActLog({ store: from, now }))(act, () =>
            run({ from, to, now, progress: progress.report }),
          )
          progress.done()
          print(say(move === true ? 'cli.copy.moved' : 'cli.copy.done', { ...copied }))
        }),
      )
    })
}
