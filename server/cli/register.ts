import type { Command } from 'commander'

import { writeCsv } from '../../reports/formats/csv/write.ts'
import { actorText } from '../accounts/log-entry.ts'
import { REGISTER_HEADERS } from '../services/register-columns.ts'
import { registerRows } from '../services/register-table.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { addRegisterImport } from './register-import.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

type ExportFlags = InstallationFlags & { readonly format: string; readonly out?: string }

/** `barometer register import|undo|export`. */
export function addRegister(program: Command, terminal: Terminal): void {
  const register = program.command('register').description('föreningsregistret').helpCommand(false)
  addRegisterImport(register, terminal)
  addUndo(register, terminal)
  addExport(register, terminal)
}

function addUndo(register: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(register.command('undo'))
    .description('ångra den senaste inläsningen, om inget av den har ändrats sedan dess')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const count = await record({ act: 'register.undone' }, () =>
          container.registerImports.undo(actorText(whoCommands().actor)),
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
