import type { Command } from 'commander'

import { type CsvDialect, writeCsv } from '../../reports/formats/csv/write.ts'
import { readTableFile } from '../files/read-table.ts'
import { REGISTER_COLUMNS } from '../services/register-service.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import {
  inInstallation,
  type InstallationFlags,
  inNewInstallation,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'

type ExportFlags = InstallationFlags & { readonly format: string; readonly out?: string }

/** `barometer register import|export`. */
export function addRegister(program: Command, terminal: Terminal): void {
  const { say, print, deliver } = terminal
  const register = program.command('register').description('föreningsregistret').helpCommand(false)

  withInstallation(register.command('import'))
    .description('läs in föreningar från en CSV-fil: allt eller inget')
    .argument('<fil>', `CSV med kolumnerna ${Object.values(REGISTER_COLUMNS).join(', ')}`)
    .action((file: string, flags: InstallationFlags) =>
      inNewInstallation(flags, terminal, async ({ container, record }) => {
        const table = readTableFile(file)
        const { absent, ...counts } = await record({ act: 'register.imported' }, () =>
          container.register.importRegister(table),
        )
        print(say('cli.register.imported', { ...counts }))
        if (absent > 0) print(say('cli.register.absent', { count: absent }))
      }),
    )

  withCsvOutput(withInstallation(register.command('export')), 'csv-excel')
    .description('skriv ut registret som CSV')
    .action((flags: ExportFlags) =>
      inInstallation(flags, terminal, async ({ container, config, record }) => {
        const names = new Map(config.sectors.map(({ id, name }) => [id, name]))
        const associations = await record({ act: 'register.exported' }, () =>
          container.register.listRegister(),
        )
        const rows = associations.map(association => [
          association.id,
          association.name,
          association.orgNumber ?? '',
          names.get(association.sector) ?? association.sector,
          association.email ?? '',
        ])
        const { id, name, orgNumber, sector, email } = REGISTER_COLUMNS
        const dialect: CsvDialect = dialectOf(flags.format)
        deliver(writeCsv([id, name, orgNumber, sector, email], rows, dialect), flags.out)
      }),
    )
}
