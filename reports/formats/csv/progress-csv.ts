import type { Progress } from '../../results/progress.ts'
import { ALL_GROUP, marks, type NamedValue } from './shared-columns.ts'
import { type CsvDialect, writeRows } from './write.ts'

/** One row for each sector, one for all, and one for each day where times are kept. */
export function progressCsv(progress: Progress, dialect: CsvDialect): string {
  const { round, response, days } = progress
  const row = (
    kind: 'sektor' | 'dag',
    name: string,
    counts: { answered: number; total: number; rate: number | null },
  ): readonly NamedValue[] => [
    ['omgang', round.id],
    ['ar', round.year],
    ['markning', marks({ ...round, preliminary: round.isRunning })],
    ['slag', kind],
    ['vad', name],
    ['svarat', counts.answered],
    ['svarat_hittills', counts.total],
    ['svarsfrekvens', { value: counts.rate }],
  ]
  const { invited } = response.total
  const groups = [...response.sectors, { sector: ALL_GROUP, ...response.total }].map(
    ({ sector, answered, rate }) => row('sektor', sector, { answered, total: answered, rate }),
  )
  const byDay = (days ?? []).map(({ day, answered, total }) =>
    row('dag', day, {
      answered,
      total,
      rate: invited === null || invited === 0 ? null : total / invited,
    }),
  )
  return writeRows([...groups, ...byDay], dialect)
}
