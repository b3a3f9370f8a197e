import { type Command, Option } from 'commander'

import { type CsvValue, writeCsv } from '../../reports/formats/csv/write.ts'
import { formatMoment, MISSING } from '../../reports/formats/swedish.ts'
import { PROMISE_IDS, type PromiseId } from '../../surveys/promise.ts'
import { LOWEST_THRESHOLD } from '../../surveys/round.ts'
import { endOfDay, startOfDay } from '../../surveys/stockholm-time.ts'
import { pathTo } from '../paths.ts'
import { Problem } from '../problems.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import {
  inInstallation,
  type InstallationFlags,
  inNewInstallation,
  withInstallation,
} from './installation.ts'
import { addOpenLink } from './open-link.ts'
import { addOutcomes } from './outcomes.ts'
import { addPaper } from './paper.ts'
import { addOutlook } from './reports.ts'
import type { Terminal } from './terminal.ts'

interface CreateFlags extends InstallationFlags {
  readonly survey: string
  readonly year: string
  readonly promise: string
  readonly closes: string
  readonly opens?: string
  readonly resultDay?: string
  readonly openLinkOnly?: true
  readonly threshold: string
  readonly collectedBy: string
  readonly registryNumber?: string
  readonly synthetic?: true
}

type LinksFlags = InstallationFlags & {
  readonly format: string
  readonly out?: string
  readonly reason?: string
}

/** `barometer round create|open|close|certify|links|paper|open-link|outcomes|outcome|list|outlook`. */
export function addRound(program: Command, terminal: Terminal): void {
  const round = program.command('round').description('omgångar').helpCommand(false)
  addCreate(round, terminal)
  addSteps(round, terminal)
  addLinks(round, terminal)
  addPaper(round, terminal)
  addOpenLink(round, terminal)
  addOutcomes(round, terminal)
  addList(round, terminal)
  addOutlook(round, terminal)
}

function addCreate(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('create'))
    .description('skapa en omgång')
    .argument('<id>', 'till exempel samverkan-2022')
    .requiredOption('--survey <version>', 'publicerad enkätversion, till exempel samverkan/2022')
    .requiredOption('--year <år>', 'året som omgången gäller')
    .requiredOption('--promise <löfte>', 'löftet till föreningarna: named, grouped eller anonymous')
    .requiredOption('--closes <dag>', 'sista dagen att svara, ÅÅÅÅ-MM-DD')
    .requiredOption('--collected-by <vem>', 'vem som frågar; skrivs ut i resultatet')
    .option('--opens <dag>', 'första dagen att svara (annars när omgången öppnas)')
    .option('--result-day <dag>', 'dagen när resultatet ska komma; står på kvittot')
    .option('--threshold <antal>', 'grupper med färre svar visas inte', String(LOWEST_THRESHOLD))
    .option('--registry-number <nummer>', 'diarienummer')
    .option('--open-link-only', 'bjud inte in någon: svaren kommer genom den öppna länken')
    .addOption(new Option('--synthetic', 'allt i omgången är påhittat och märks så'))
    .action((id: string, flags: CreateFlags) =>
      inNewInstallation(flags, terminal, async ({ container, record }) => {
        const wanted = {
          id,
          survey: flags.survey,
          year: asYear(flags.year),
          promise: asPromise(flags.promise),
          threshold: asThreshold(flags.threshold),
          collectedBy: flags.collectedBy,
          registryNumber: flags.registryNumber ?? null,
          opensAt: flags.opens === undefined ? null : orFaulty('opens', flags.opens, startOfDay),
          closesAt: orFaulty('closes', flags.closes, endOfDay),
          ...(flags.resultDay === undefined ? {} : { resultDay: flags.resultDay }),
          ...(flags.openLinkOnly === true ? { invitesNobody: true } : {}),
          synthetic: flags.synthetic === true,
        }
        const created = await record({ act: 'round.created', object: id }, () =>
          container.rounds.createRound(wanted),
        )
        print(say('cli.round.created', { round: id, closes: formatMoment(created.closesAt) }))
      }),
    )
}

function addSteps(round: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(round.command('open'))
    .description('öppna omgången och bjud in alla föreningar i registret; går inte att ångra')
    .argument('<id>')
    .action((id: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const { round: opened, invited } = await record({ act: 'round.opened', object: id }, () =>
          container.rounds.openRound(id),
        )
        const opening =
          opened.invitesNobody === true ? 'cli.round.openedForComers' : 'cli.round.opened'
        print(say(opening, { round: id, invited }))
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

function asYear(written: string): number {
  return orFaulty('year', written, text => (/^(19|20)\d\d$/.test(text) ? Number(text) : null))
}

function asThreshold(written: string): number {
  return orFaulty('threshold', written, text => (/^\d+$/.test(text) ? Number(text) : null))
}

function asPromise(written: string): PromiseId {
  return orFaulty('promise', written, text => PROMISE_IDS.find(id => id === text) ?? null)
}

/** @throws Problem 'round/faulty' that names the field. */
function orFaulty<T>(field: string, value: string, read: (text: string) => T | null): T {
  const found = read(value)
  if (found === null) throw new Problem('round/faulty', { field, value })
  return found
}
