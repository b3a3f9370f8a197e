import type { Command } from 'commander'

import { readFileBytes } from '../files/read-table.ts'
import { Problem } from '../problems.ts'
import type { AddressStops } from '../services/address-stop-service.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface BouncedFlags extends InstallationFlags {
  readonly association?: string
}

/** `barometer mail bounced`: addresses that take no mail get none from here on, in any round. */
export function addMailBounced(mail: Command, terminal: Terminal): void {
  withInstallation(mail.command('bounced'))
    .description('notera mejl som har kommit tillbaka: dit skickas inget mer')
    .argument('<omgång>')
    .argument('[fil]', 'en brevlåda (mbox) med mejl som har kommit tillbaka')
    .option('--association <id>', 'i stället för en fil: föreningens id i registret')
    .action((round: string, file: string | undefined, flags: BouncedFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const { association } = flags
        const act = { act: 'mail.bounced', object: round } as const
        if (association !== undefined) {
          await record(act, () => container.addressStops.bounced(round, association))
          return terminal.print(terminal.say('cli.mail.bounced', { count: 1 }))
        }
        if (file === undefined) throw new Problem('mail/nothingToRead')
        const mailbox = Buffer.from(readFileBytes(file)).toString('utf8')
        const read = await record(act, () => container.addressStops.readBounces(round, mailbox))
        tellOf(read, terminal)
      }),
    )
}

function tellOf(
  { stopped, unknown, others }: Awaited<ReturnType<AddressStops['readBounces']>>,
  { say, print, tell }: Terminal,
): void {
  print(say('cli.mail.bounced', { count: stopped.length }))
  for (const { associationId, name } of stopped) print(`${associationId}\t${name}`)
  if (unknown > 0) tell(say('cli.mail.unknownAddresses', { count: unknown }))
  if (others > 0) tell(say('cli.mail.otherMails', { count: others }))
}
