import type { Command } from 'commander'

import { writeCsv } from '../../reports/formats/csv/write.ts'
import { actorText } from '../accounts/log-entry.ts'
import { readTableFile } from '../files/read-table.ts'
import { REGISTER_HEADERS } from '../services/register-columns.ts'
import { registerRows } from '../services/register-table.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import {
  inInstallation,
  type InstallationFlags,
  inNewInstallation,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

type ExportFlags = InstallationFlags & { readonly format: string; readonly out?: string }

/** `barometer register import|undo|export`. */
export function addRegister(program: Command, terminal: Terminal): void {
  const register = program.command('register').description('föreningsregistret').helpCommand(false)
  addImport(register, terminal)
  addUndo(register, terminal)
  addExport(register, terminal)
}

const by = () => actorText(whoCommands().actor)

function addImport(register: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(register.command('import'))
    .description('läs in föreningar från en CSV-fil: allt eller inget')
    .argument('<fil>', `CSV med kolumnerna ${REGISTER_HEADERS.join(', ')}`)
    .action((file: string, flags: InstallationFlags) =>
      inNewInstallation(flags, terminal, async ({ container, record }) => {
        const table = readTableFile(file)
        const { added, changed, unchanged, absent } = await record(
          { act: 'register.imported' },
          () => container.registerImports.importRegister(table, { by: by() }),
        )
        print(say('cli.register.imported', { added, changed, unchanged }))
        if (absent > 0) print(say('cli.register.absent', { count: absent }))
      }),
    )
}

function addUndo(register: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(register.command('undo'))
    .description('ångra den senaste inläsningen, om inget av den har ändrats sedan dess')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const count = await record({ act: 'register.undone' }, () =>
          container.registerImports.undo(by()),
        )
        print(say('cli.register.undone', { count }))
      }),
    )
}

function addExport(register: Command, terminal: Terminal): void {
  withCsvOutput(withInstallation(register.command('export')), 'csv-excel')
    .description('skriv ut registret som CSV')
    .action((flags: ExportFlags) =>
      inInstallation(flags, terminal, async ({ container, config, record }) => {
        const associations = await record({ act: 'register.exported' }, () =>
          container.register.list(),
        )
        const rows = registerRows(associations, config.sectors)
        const csv = writeCsv(REGISTER_HEADERS, rows, dialectOf(flags.format))
        terminal.deliver(csv, flags.out)
      }),
    )
}
