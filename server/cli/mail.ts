import { type Command, Option } from 'commander'

import { formatMoment } from '../../reports/formats/swedish.ts'
import type { Instant } from '../../surveys/instant.ts'
import { MAIL_KINDS, type MailKind } from '../../surveys/mail/mail-text.ts'
import { readSendingTime } from '../../surveys/mail/sending-time.ts'
import { Problem } from '../problems.ts'
import { allowSending } from '../services/held-copy.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { addMailBounced } from './mail-bounced.ts'
import { addMailStatus } from './mail-status.ts'
import type { Terminal } from './terminal.ts'

type KindFlags = InstallationFlags & { readonly kind: MailKind }
type SendFlags = KindFlags & { readonly at?: string }

/** `barometer mail send|preview|test|status|stop|bounced|allow`. */
export function addMail(program: Command, terminal: Terminal): void {
  const mail = program.command('mail').description('utskick till föreningarna').helpCommand(false)
  addSend(mail, terminal)
  addPreview(mail, terminal)
  addTest(mail, terminal)
  addMailStatus(mail, terminal)
  addStop(mail, terminal)
  addMailBounced(mail, terminal)
  addAllow(mail, terminal)
}

function withKind(command: Command): Command {
  const meaning =
    'invitation inbjudan, reminder påminnelse, extension förlängd tid, result resultatet'
  return withInstallation(command).addOption(
    new Option('--kind <slag>', meaning).choices(MAIL_KINDS).makeOptionMandatory(),
  )
}

function addSend(mail: Command, terminal: Terminal): void {
  const { say, print, tell } = terminal
  withKind(mail.command('send'))
    .description('besluta ett utskick; servern skickar det, aldrig på kvällar, nätter och helger')
    .argument('<omgång>')
    .option('--at <tid>', 'tidigast då, till exempel 2026-09-01T09:00 (annars så snart det går)')
    .action((round: string, { kind, at: written, ...flags }: SendFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const at = written === undefined ? null : asMoment(written, container.now())
        const wanted = { kind, at }
        const act = { act: 'mail.scheduled', object: round, detail: kind } as const
        const decided = await record(act, () => container.mailings.schedule(round, wanted))
        print(say('cli.mail.scheduled', { round, kind, at: formatMoment(decided.at) }))
        tell(say('cli.mail.serverSends'))
      }),
    )
}

function addPreview(mail: Command, terminal: Terminal): void {
  const { say, print, tell } = terminal
  withKind(mail.command('preview'))
    .description('visa mejlet som en förening skulle få det, utan fungerande länk')
    .argument('<omgång>')
    .argument('<förening>', 'föreningens id i registret')
    .action((round: string, association: string, { kind, ...flags }: KindFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const wanted = { association, kind }
        const { mail: shown, to, reason } = await container.mailPreview.show(round, wanted)
        if (reason !== null) tell(say('cli.mail.notSent', { reason: say(`mail.reason.${reason}`) }))
        print(say('cli.mail.head', { to: to ?? '–', subject: shown.subject }))
        print(`\n${shown.text.trimEnd()}`)
      }),
    )
}

function addTest(mail: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withKind(mail.command('test'))
    .description('skicka ett provmejl till dig själv, utan fungerande länk')
    .argument('<omgång>')
    .argument('<adress>')
    .action((round: string, address: string, { kind, ...flags }: KindFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const act = { act: 'mail.tested', object: round, detail: kind } as const
        const delivery = await record(act, () =>
          container.mailPreview.test(round, { address, kind }),
        )
        if (delivery.kind !== 'sent') throw new Problem('mail/notTaken', { why: delivery.why })
        print(say('cli.mail.tested', { address }))
      }),
    )
}

function addStop(mail: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(mail.command('stop'))
    .description('stoppa allt som inte har skickats i en omgång')
    .argument('<omgång>')
    .option('--reason <skäl>', 'varför; skrivs i loggen')
    .action((round: string, flags: InstallationFlags & { readonly reason?: string }) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const act = { act: 'mail.stopped', object: round, reason: flags.reason } as const
        const { messages } = await record(act, () => container.mailings.stop(round))
        print(say('cli.mail.stopped', { round, count: messages }))
      }),
    )
}

function addAllow(mail: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(mail.command('allow'))
    .description('tillåt utskick från ett lager som är återställt eller kopierat')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const wasHeld = await record({ act: 'mail.allowed' }, () => allowSending(container.store))
        print(say(wasHeld ? 'cli.mail.allowed' : 'cli.mail.already'))
      }),
    )
}

/** @throws Problem 'mail/badTime', also for one that has been. */
function asMoment(written: string, now: Instant): Instant {
  const [day = '', time = ''] = written.split(/[T ]/)
  const read = readSendingTime(day, time, now)
  if (read.kind !== 'at' || read.at === null) throw new Problem('mail/badTime', { value: written })
  return read.at
}
