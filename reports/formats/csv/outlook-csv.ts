import type { ForecastCell, Outlook } from '../../results/outlook.ts'
import { ALL_GROUP, type NamedValue } from './shared-columns.ts'
import { type CsvDialect, writeRows } from './write.ts'

/** One row for each response rate and group. */
export function outlookCsv({ round, sectors, forecasts }: Outlook, dialect: CsvDialect): string {
  const all = sectors.reduce((sum, { size }) => sum + size, 0)
  const rows = forecasts.flatMap(forecast => {
    const row = (group: string, size: number, cell: ForecastCell): readonly NamedValue[] => [
      ['omgang', round.id],
      ['ar', round.year],
      ['svarsfrekvens', forecast.response],
      ['grupp', group],
      ['foreningar', size],
      ['visas', cell.isWithheld ? 'nej' : 'ja'],
      ['minsta_upptackbara', { value: cell.detectable }],
    ]
    const sizeOf = (id: string) => sectors.find(sector => sector.id === id)?.size ?? 0
    return [
      ...forecast.sectors.map(cell => row(cell.sector, sizeOf(cell.sector), cell)),
      row(ALL_GROUP, all, forecast.total),
    ]
  })
  return writeRows(rows, dialect)
}
