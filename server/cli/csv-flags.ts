import { type Command, Option } from 'commander'

import type { CsvDialect } from '../../reports/formats/csv/write.ts'

/** `--format csv|csv-excel` and `--out`, for commands that give a table. */
export function withCsvOutput(command: Command, usual: 'csv' | 'csv-excel'): Command {
  return command
    .addOption(
      new Option('--format <form>', 'csv (RFC 4180) eller csv-excel (för svenska Excel)')
        .choices(['csv', 'csv-excel'])
        .default(usual),
    )
    .option('--out <fil>', 'skriv till en fil i stället för till skärmen')
}

export function dialectOf(format: string): CsvDialect {
  return format === 'csv-excel' ? 'excel' : 'plain'
}
