import { type CsvDialect, writeCsv, writeMoreCsv } from '../../reports/formats/csv/write.ts'
import type { Sector } from '../../surveys/association.ts'
import type { Origin } from '../accounts/log-entry.ts'
import type { UserId } from '../accounts/user.ts'
import type { ActLog } from './act-log.ts'
import type { JobService, StartedJob } from './job-service.ts'
import type { RegisterBook } from './register-book.ts'
import { REGISTER_HEADERS } from './register-columns.ts'
import { registerRows } from './register-table.ts'
import type { JobHand, JobOutcome } from './run-job.ts'

/** The forms that the register can be had in, as they stand in the file's name. */
export const REGISTER_FORMATS = ['csv', 'excel.csv'] as const
export type RegisterFormat = (typeof REGISTER_FORMATS)[number]

const DIALECTS: Readonly<Record<RegisterFormat, CsvDialect>> = {
  csv: 'plain',
  'excel.csv': 'excel',
}

/** The whole register as a file, made as a job. */
export interface RegisterExport {
  /** @throws Problem 'job/tooMany'. */
  start(format: RegisterFormat, userId: UserId, by: Origin): Promise<StartedJob>
}

export interface RegisterExportDeps {
  readonly book: RegisterBook
  readonly sectors: readonly Sector[]
  readonly acts: ActLog
  readonly jobs: JobService
}

export function createRegisterExport(deps: RegisterExportDeps): RegisterExport {
  const { acts, jobs } = deps
  return {
    start: (format, userId, by) =>
      jobs.start({ kind: 'registerExport', by: userId }, hand =>
        acts.record({ ...by, act: 'register.exported', detail: format }, () =>
          writeRegister(format, hand, deps),
        ),
      ),
  }
}

const ROWS_AT_A_TIME = 500

async function writeRegister(
  format: RegisterFormat,
  { report, write }: JobHand,
  { book, sectors }: RegisterExportDeps,
): Promise<JobOutcome> {
  const { associations } = await book.current()
  const dialect = DIALECTS[format]
  const rows = associations.length
  await write(writeCsv(REGISTER_HEADERS, [], dialect))
  for (let from = 0; from < rows; from += ROWS_AT_A_TIME) {
    await report(from, rows)
    const some = associations.slice(from, from + ROWS_AT_A_TIME)
    await write(writeMoreCsv(registerRows(some, sectors), dialect))
  }
  await report(rows, rows)
  return {
    counts: { rows },
    file: { name: `foreningar.${format}`, type: 'text/csv; charset=utf-8' },
  }
}
