import { type Command, Option } from 'commander'

import { canonical } from '../../reports/results/canonical.ts'
import { formatMoment } from '../../reports/formats/swedish.ts'
import { ACTS, type ActName, entryName, type LogEntry } from '../accounts/log-entry.ts'
import type { User } from '../accounts/user.ts'
import { Problem } from '../problems.ts'
import { whatText } from '../views/staff/log-view.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

interface ListFlags extends InstallationFlags {
  readonly user?: string
  readonly act?: ActName
  readonly object?: string
  readonly format: 'text' | 'json'
}

interface VerifyFlags extends InstallationFlags {
  readonly known?: string
}

/** `barometer log list|verify`: who did what. */
export function addLog(program: Command, terminal: Terminal): void {
  const log = program.command('log').description('loggen över vem som gjort vad').helpCommand(false)
  addList(log, terminal)
  addVerifyLog(log, terminal)
}

function addList(log: Command, terminal: Terminal): void {
  withInstallation(log.command('list'))
    .description('skriv ut loggen, den äldsta posten först')
    .option('--user <användarnamn>', 'bara vad en användare har gjort')
    .addOption(new Option('--act <vad>', 'bara en sorts händelse').choices([...ACTS]))
    .option('--object <id>', 'bara vad som gäller en omgång eller ett konto')
    .addOption(
      new Option('--format <form>', 'form; json är posterna som de är kedjade, en per rad')
        .choices(['text', 'json'])
        .default('text'),
    )
    .action((flags: ListFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        await container.acts.note({ ...whoCommands(), act: 'log.read' })
        const { users } = container
        const by = flags.user === undefined ? null : (await users.getNamed(flags.user)).id
        const known = await users.list()
        for await (const entry of container.acts.each()) {
          if (isAskedFor(entry, by, flags))
            terminal.print(lineOf(entry, { known, flags, terminal }))
        }
      }),
    )
}

function isAskedFor(entry: LogEntry, by: string | null, { act, object }: ListFlags): boolean {
  return (
    (by === null || entry.by === by) &&
    (act === undefined || entry.act === act) &&
    (object === undefined || entry.object === object)
  )
}

function lineOf(
  entry: LogEntry,
  given: { known: readonly User[]; flags: ListFlags; terminal: Terminal },
): string {
  const { known, flags, terminal } = given
  if (flags.format === 'json') return canonical(entry)
  const named = (id: string) => known.find(user => user.id === id)?.shownAs ?? id
  const { number, at, by, object, reason, network } = entry
  return [
    String(number),
    formatMoment(at),
    named(by),
    whatText(entry, terminal.say),
    object === null ? '–' : named(object),
    reason ?? '–',
    network ?? '–',
  ].join('\t')
}

function addVerifyLog(log: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(log.command('verify'))
    .description('kontrollera att ingenting i loggen är ändrat eller borttaget')
    .option(
      '--known <nummer:kontrollsumma>',
      'en post som är antecknad på annat håll och ska stå kvar',
    )
    .action((flags: VerifyFlags) =>
      inInstallation({ ...flags, evenIfMoved: true }, terminal, async ({ container }) => {
        const { acts } = container
        const { faults, entries, head } = await acts.verify()
        if (faults.length > 0) throw new Problem('log/broken', {}, { faults })
        if (flags.known !== undefined) await requireKnown(flags.known, acts.each())
        print(say('cli.log.sound', { entries, head: head ?? '–' }))
      }),
    )
}

/** @throws Problem 'log/notAnEntry', or 'log/otherEntry' when the log has been cut or written anew. */
async function requireKnown(known: string, entries: AsyncIterable<LogEntry>): Promise<void> {
  const [, number] = /^(\d+):[0-9a-f]{64}$/.exec(known) ?? []
  if (number === undefined) throw new Problem('log/notAnEntry', { known })
  for await (const entry of entries) if (entryName(entry) === known) return
  throw new Problem('log/otherEntry', { number })
}
