import type { Command } from 'commander'

import { findingText, sourceText } from '../../reports/documents/printed-words.ts'
import { writeCsv } from '../../reports/formats/csv/write.ts'
import { actorText } from '../accounts/log-entry.ts'
import type { Container } from '../container.ts'
import { readFileBytes, type Table } from '../files/read-table.ts'
import { printedReport } from '../rendering/printed-report.ts'
import { PRINTED_HEADERS, printedRows } from '../services/printed-columns.ts'
import type { ImportedPrinted } from '../services/printed-import.ts'
import { dialectOf, withCsvOutput } from './csv-flags.ts'
import { inInstallation, type InstallationFlags, withInstallation } from './installation.ts'
import { deliverFiled, type FiledFlags, withFiledOutput } from './reports.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

type ExportFlags = InstallationFlags & { readonly format: string; readonly out?: string }

const FILE_HELP = `CSV-fil eller arbetsbok (XLSX) med en rad per fråga och kolumnerna ${PRINTED_HEADERS.join(', ')}`
const ID_HELP = 'det tryckta resultatets id'

/** `barometer printed import|check|list|export|compare`: earlier results that are known only in print. */
export function addPrinted(program: Command, terminal: Terminal): void {
  const printed = program
    .command('printed')
    .description('tidigare resultat som bara finns i tryck')
    .helpCommand(false)
  addImport(printed, terminal)
  addList(printed, terminal)
  addExport(printed, terminal)
  addCompare(printed, terminal)
}

function addImport(printed: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(printed.command('check'))
    .description('kontrollera en fil: varje fel, och varje siffra som inte kan stämma')
    .argument('<fil>', FILE_HELP)
    .action((path: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const planned = await container.printedImports.plan(await tableIn(path, container))
        print(say('cli.printed.sound', { count: planned.printed.questions.length }))
        tellOpen(planned, terminal)
      }),
    )
  withInstallation(printed.command('import'))
    .description('läs in ett tryckt resultat från en fil: allt eller inget')
    .argument('<fil>', FILE_HELP)
    .action((path: string, flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const origin = whoCommands()
        const by = { origin, name: actorText(origin.actor) }
        const imported = await container.printedImports.importTable(
          await tableIn(path, container),
          by,
        )
        const { id, questions } = imported.printed
        print(say(`cli.printed.${imported.outcome}`, { printed: id, count: questions.length }))
        tellOpen(imported, terminal)
      }),
    )
}

function tableIn(path: string, { printedImports }: Container): Promise<Table> {
  return printedImports.readTable(readFileBytes(path), path)
}

function tellOpen({ open }: ImportedPrinted, { say, print }: Terminal): void {
  for (const finding of open) print(findingText(finding, say))
  if (open.length > 0) print(say('cli.printed.open', { count: open.length }))
}

function addList(printed: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(printed.command('list'))
    .description('visa vilka tryckta resultat som finns')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        const results = await container.printedResults.list()
        if (results.length === 0) print(say('cli.printed.none'))
        for (const { id, source, questions } of results) {
          const values = { printed: id, source: sourceText(source, say), count: questions.length }
          print(say('cli.printed.line', values))
        }
      }),
    )
}

function addExport(printed: Command, terminal: Terminal): void {
  withCsvOutput(withInstallation(printed.command('export')), 'csv-excel')
    .description('skriv ut ett tryckt resultat som en fil, som kan läsas in igen')
    .argument('<id>', ID_HELP)
    .action((id: string, flags: ExportFlags) =>
      inInstallation(flags, terminal, async ({ container, record }) => {
        const result = await container.printedResults.get(id)
        const text = writeCsv(PRINTED_HEADERS, printedRows([result]), dialectOf(flags.format))
        await record({ act: 'printed.exported', object: id, detail: flags.format }, async () =>
          terminal.deliver(text, flags.out),
        )
      }),
    )
}

function addCompare(printed: Command, terminal: Terminal): void {
  withFiledOutput(printed.command('compare'))
    .description('håll ett tryckt resultat mot en fastställd omgång, så långt siffrorna räcker')
    .argument('<id>', ID_HELP)
    .argument('<omgång>')
    .action((id: string, roundId: string, flags: FiledFlags) =>
      inInstallation(flags, terminal, async installation => {
        const { printedComparisons } = installation.container
        const act = {
          act: 'results.read',
          object: `${id}-${roundId}`,
          detail: flags.format,
        } as const
        const comparison = await installation.record(act, () =>
          printedComparisons.compare(id, roundId),
        )
        const report = printedReport(comparison, terminal.say)
        await deliverFiled(report, { installation, flags, terminal })
      }),
    )
}
