import type { Command } from 'commander'

import { type CsvValue, writeCsv } from '../../reports/formats/csv/write.ts'
import { formatMoment, MISSING } from '../../reports/formats/swedish.ts'
import type { Say } from '../../reports/documents/document.ts'
import { readClosingTime } from '../../surveys/closing-time.ts'
import type { Instant } from '../../surveys/instant.ts'
import { pathTo } from '../paths.ts'
import { Problem } from '../problems.ts'
import type { ExtensionNotice } from '../services/extension-service.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { addDispose } from './dispose.ts'
import { addOpenLink } from './open-link.ts'
import { addPublish } from './publish.ts'
import { addLetters } from './letters.ts'
import { addPlans } from './round-plan.ts'
import { addOutcomes } from './outcomes.ts'
import { addPackage } from './round-package.ts'
import { addPaper } from './paper.ts'
import { addProtocol } from './protocol.ts'
import { addOutlook, addProgress } from './reports.ts'
import { addCorrect, addReview } from './review.ts'
import type { Terminal } from './terminal.ts'

type OpenFlags = InstallationFlags & { readonly only?: string; readonly invite?: true }

type ExtendFlags = InstallationFlags & {
  readonly closes: string
  readonly time: string
  readonly reason: string
}

type LinksFlags = InstallationFlags & {
  readonly format: string
  readonly out?: string
  readonly reason?: string
}

/** `barometer round create|change|remove|open|extend|close|review|move|protocol|package|certify|correct|dispose|publish|unpublish|links|paper|letters|open-link|outcomes|outcome|list|outlook|progress`. */
export function addRound(program: Command, terminal: Terminal): void {
  const round = program.command('round').description('omgångar').helpCommand(false)
  addPlans(round, terminal)
  addSteps(round, terminal)
  addExtend(round, terminal)
  addReview(round, terminal)
  addCertify(round, terminal)
  addCorrect(round, terminal)
  addDispose(round, terminal)
  addPublish(round, terminal)
  addProtocol(round, terminal)
  addPackage(round, terminal)
  addLinks(round, terminal)
  addPaper(round, terminal)
  addLetters(round, terminal)
  addOpenLink(round, terminal)
  addOutcomes(round, terminal)
  addList(round, terminal)
  addOutlook(round, terminal)
  addProgress(round, terminal)
}

function addSteps(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('open'))
    .description('öppna omgången och bjud in alla föreningar i registret; går inte att ångra')
    .argument('<id>')
    .option('--only <id,id>', 'de föreningar som ska vara med i en pilot')
    .option('--invite', 'besluta inbjudan med e-post på en gång')
    .action((id: string, flags: OpenFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const only = flags.only?.split(',').map(each => each.trim()) ?? null
        const wanted = { only, invites: flags.invite === true }
        const {
          round: opened,
          invited,
          invitation,
        } = await container.openings.open(id, wanted, record)
        const opening =
          opened.invitesNobody === true ? 'cli.round.openedForComers' : 'cli.round.opened'
        print(say(opening, { round: id, invited }))
        if (!wanted.invites) return
        print(
          invitation === null
            ? say('round.done.openedUninvited')
            : say('cli.round.invited', { at: formatMoment(invitation.at) }),
        )
      }),
    )

  withInstallation(round.command('close'))
    .description('stäng omgången direkt, utan respittid')
    .argument('<id>')
    .action((id: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        await record({ act: 'round.closed', object: id }, () => container.rounds.closeRound(id))
        print(say('cli.round.closed', { round: id }))
      }),
    )
}

function addCertify(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('certify'))
    .description('fastställ resultatet; går inte att ångra')
    .argument('<id>')
    .action((id: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const progress = terminal.progress('cli.progress.counted')
        const { digest } = await record({ act: 'round.certified', object: id }, () =>
          container.certification.certifyRound(id, progress.report),
        )
        progress.done()
        print(say('cli.round.certified', { round: id, digest }))
        if (!(await container.rounds.isCleared(id)))
          terminal.tell(say('cli.round.notCleared', { round: id }))
      }),
    )
}

function addExtend(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('extend'))
    .description(
      'förläng svarstiden, eller öppna en stängd omgång igen; skälet skrivs ut i resultatet',
    )
    .argument('<id>')
    .requiredOption('--closes <dag>', 'ny sista dag att svara, ÅÅÅÅ-MM-DD')
    .option('--time <klockslag>', 'klockslag den dagen, till exempel 14.30 (annars hela dagen)', '')
    .requiredOption('--reason <skäl>', 'varför; skrivs ut i resultatet')
    .action((id: string, flags: ExtendFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const { reason } = flags
        const closesAt = closingIn(flags)
        const { round: extended, notice } = await container.extensions.extend(
          id,
          { closesAt, reason },
          record,
        )
        print(say('cli.round.extended', { round: id, closes: formatMoment(extended.closesAt) }))
        print(noticeText(notice, say))
      }),
    )
}

/** How those invited get to know of it. */
function noticeText(notice: ExtensionNotice, say: Say): string {
  switch (notice.kind) {
    case 'decided':
      return say('cli.round.extensionMailed', { at: formatMoment(notice.at) })
    case 'notConfigured':
      return say('round.extend.noMail')
    case 'notNeeded':
      return say('round.extend.notNeeded')
    case 'notDecided':
      return say('cli.round.extensionUntold')
  }
}

/** @throws Problem 'round/faulty' that names the field. */
function closingIn({ closes, time }: ExtendFlags): Instant {
  const closing = readClosingTime(closes, time)
  switch (closing.kind) {
    case 'at':
      return closing.at
    case 'noDay':
      throw new Problem('round/faulty', { field: 'closes', value: closes })
    case 'noTime':
    case 'skippedTime':
      throw new Problem('round/faulty', { field: closing.kind, value: time })
  }
}

function addLinks(round: Command, terminal: Terminal): void {
  withCsvOutput(withInstallation(round.command('links')), 'csv')
    .description('skriv ut de personliga länkarna som CSV')
    .argument('<id>')
    .option('--reason <skäl>', 'varför; skrivs i loggen')
    .action((id: string, flags: LinksFlags) =>
      inInstallation(flags, terminal, async ({ container, config, record }) => {
        const act = { act: 'links.exported', object: id, reason: flags.reason } as const
        const links = await record(act, () => container.rounds.listLinks(id))
        const rows = links.map(({ association, token, isAnswered }): readonly CsvValue[] => [
          association.associationId,
          association.name,
          association.email ?? '',
          config.baseUrl + pathTo.answer(token),
          isAnswered === null ? '..' : isAnswered ? 'ja' : 'nej',
        ])
        terminal.tell(terminal.say('cli.links.warning'))
        const columns = ['id', 'namn', 'e-post', 'länk', 'svarat']
        terminal.deliver(writeCsv(columns, rows, dialectOf(flags.format)), flags.out)
      }),
    )
}

function addList(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('list'))
    .description('visa alla omgångar och hur många som har svarat')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        for (const {
          round: listed,
          phase,
          invited,
          answered,
        } of await container.rounds.listProgress()) {
          print(`${listed.id}\t${say(`phase.${phase}`)}\t${answered}/${invited ?? MISSING}`)
        }
      }),
    )
}
