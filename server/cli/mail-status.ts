import type { Command } from 'commander'

import { formatMoment } from '../../reports/formats/swedish.ts'
import type { MailStatus } from '../services/mail-status.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

/** `barometer mail status`: what is decided, how far it has come, and who is not reached. */
export function addMailStatus(mail: Command, terminal: Terminal): void {
  withInstallation(mail.command('status'))
    .description('visa utskick, hur många mejl som har gått och vilka som inte nås')
    .argument('<omgång>')
    .action((round: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const status = await container.mailStatus.read(round)
        if (status.blocked !== null) terminal.tell(terminal.say(`mail.blocked.${status.blocked}`))
        for (const line of statusLines(status, terminal)) terminal.print(line)
      }),
    )
}

function statusLines(
  { mailings, counts, failed, unreachable }: MailStatus,
  { say }: Pick<Terminal, 'say'>,
): readonly string[] {
  if (mailings.length === 0 && counts.length === 0) return [say('mail.nothingDecided')]
  return [
    ...mailings.map(({ kind, at, state }) =>
      [say(`mail.kind.${kind}`), formatMoment(at), say(`mail.mailing.${state}`)].join('\t'),
    ),
    ...counts.map(({ kind, state, count }) =>
      [say(`mail.kind.${kind}`), say(`mail.state.${state}`), String(count)].join('\t'),
    ),
    ...failed.map(({ associationId, why }) =>
      [associationId, say('mail.state.failed'), why ?? '–'].join('\t'),
    ),
    ...unreachable.map(({ association, reason }) =>
      [association.associationId, association.name, say(`mail.reason.${reason}`)].join('\t'),
    ),
  ]
}
