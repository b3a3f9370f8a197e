import type { Command } from 'commander'

import { writeCsv } from '../../reports/formats/csv/write.ts'
import { actorText } from '../accounts/log-entry.ts'
import { readRecordsApart } from '../files/read-records-apart.ts'
import { readFileBytes, type Table, toTable } from '../files/read-table.ts'
import { REGISTER_HEADERS } from '../services/register-columns.ts'
import type { ImportedRegister } from '../services/register-import.ts'
import { setAsideRows } from '../services/set-aside.ts'
import { tableFaultText } from '../views/table-fault.ts'
import {
  type Installation,
  inNewInstallation,
  type InstallationFlags,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

type ImportFlags = InstallationFlags & { readonly setAside?: string }

/** `barometer register import`. */
export function addRegisterImport(register: Command, terminal: Terminal): void {
  withInstallation(register.command('import'))
    .description('läs in föreningar från en CSV-fil eller en arbetsbok (XLSX): allt eller inget')
    .argument('<fil>', `tabell med kolumnerna ${REGISTER_HEADERS.join(', ')}`)
    .option('--set-aside <fil>', 'läs in det som går, och skriv de felaktiga raderna till en fil')
    .action((path: string, flags: ImportFlags) =>
      inNewInstallation(flags, terminal, async installation => {
        const { records } = await readRecordsApart(readFileBytes(path), path)
        await importTable(toTable(records, path), { ...installation, flags }, terminal)
      }),
    )
}

async function importTable(
  table: Table,
  { container, record, flags }: Installation & { readonly flags: ImportFlags },
  terminal: Terminal,
): Promise<void> {
  const { registerImports } = container
  const { setAside } = flags
  // First the file: what is left out of the register is in no other place.
  if (setAside !== undefined) {
    const { faults } = await registerImports.plan(table)
    const told = setAsideRows(table, faults, fault => tableFaultText(fault, terminal.say))
    if (told.rows.length > 0) terminal.deliver(writeCsv(told.columns, told.rows, 'excel'), setAside)
  }
  const progress = terminal.progress('cli.progress.checked')
  const by = actorText(whoCommands().actor)
  const options = { by, setsAside: setAside !== undefined, onProgress: progress.report }
  const imported = await record({ act: 'register.imported' }, () =>
    registerImports.importRegister(table, options),
  )
  progress.done()
  tellImported(imported, terminal)
}

function tellImported(
  { added, changed, unchanged, absent, setAside }: ImportedRegister,
  { say, print }: Terminal,
): void {
  print(say('cli.register.imported', { added, changed, unchanged }))
  if (setAside.size > 0) print(say('cli.register.setAside', { count: setAside.size }))
  if (absent > 0) print(say('cli.register.absent', { count: absent }))
}
