import type { Command } from 'commander'

import { pathTo } from '../paths.ts'
import { type DecidingFlags, withDeciding } from './deciding.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'

interface ReplaceFlags extends InstallationFlags, DecidingFlags {
  readonly email?: string
  readonly anew?: true
  readonly send?: true
}

/** `barometer invitation replace`. */
export function addInvitation(program: Command, terminal: Terminal): void {
  const { say, print, tell } = terminal
  const invitation = program
    .command('invitation')
    .description('en förenings inbjudan')
    .helpCommand(false)
  withDeciding(withInstallation(invitation.command('replace')))
    .description('ge en förening en ny länk; den gamla slutar gälla')
    .argument('<omgång>')
    .argument('<förening>', 'föreningens id i registret')
    .option('--email <adress>', 'vart den nya länken skickas (annars samma adress som förut)')
    .option('--send', 'skicka den nya länken med e-post')
    .option('--anew', 'börja om: det nya svaret ersätter det som är inskickat, utan kod')
    .action((round: string, association: string, flags: ReplaceFlags) =>
      inInstallation(flags, terminal, async ({ container, config, record }) => {
        const { by, reason } = flags
        const { token } = await container.invitations.replaceLink(round, association, {
          email: flags.email ?? null,
          isAnew: flags.anew === true,
          by,
          reason,
        })
        tell(say('cli.invitation.replaced', { association }))
        if (flags.send === true) {
          const reason = await record({ act: 'mail.linkSent', object: round }, () =>
            container.mailings.sendLink(round, association),
          )
          tell(
            reason === null
              ? say('cli.invitation.sent')
              : say('cli.mail.notSent', { reason: say(`mail.reason.${reason}`) }),
          )
        }
        print(config.baseUrl + pathTo.answer(token))
      }),
    )
}
