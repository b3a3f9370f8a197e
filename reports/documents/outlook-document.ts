import { shown } from '../disclosure/figure.ts'
import { isPilot } from '../../surveys/round.ts'
import { formatDecimal, formatShare } from '../formats/swedish.ts'
import { formatCell } from '../formats/table-cell.ts'
import type { ForecastCell, Outlook } from '../results/outlook.ts'
import { OUTLOOK_ASSUMPTIONS } from '../results/outlook.ts'
import { definedColumn, definitions, DEFINITIONS_ANCHOR, plainColumn } from './definitions.ts'
import {
  heading,
  note,
  prose,
  type ReportDocument,
  type Row,
  type Say,
  type TableCell,
} from './document.ts'

/** What a round can come to show: which sectors will be withheld, and how small a change can be found. */
export function outlookDocument(outlook: Outlook, say: Say): ReportDocument {
  const { round } = outlook
  return {
    title: say('outlook.title', { round: round.id }),
    synthetic: round.synthetic,
    isPilot: isPilot(round),
    preliminary: false,
    uncertified: false,
    sections: [
      { kind: 'lead', text: leadOf(outlook, say) },
      prose(say('outlook.meaning', { threshold: round.threshold })),
      {
        kind: 'table',
        table: {
          caption: say('outlook.table'),
          columns: [
            plainColumn(say('column.sector')),
            plainColumn(say('column.associations')),
            ...outlook.forecasts.map(({ response }) =>
              definedColumn(say('outlook.at', { share: formatShare(response) }), 'detectable'),
            ),
          ],
          rows: rowsOf(outlook, say),
        },
      },
      note(
        say('outlook.assumptions', {
          sd: formatDecimal(OUTLOOK_ASSUMPTIONS.sd, 0),
          overlap: formatShare(OUTLOOK_ASSUMPTIONS.overlap),
          correlation: formatDecimal(OUTLOOK_ASSUMPTIONS.correlation, 1),
        }),
      ),
      heading(2, say('define.title'), DEFINITIONS_ANCHOR),
      definitions(['detectable', 'withheld'], say),
    ],
  }
}

function leadOf({ sectors, forecasts }: Outlook, say: Say): string {
  const middle = forecasts[Math.floor(forecasts.length / 2)]
  const withheld = middle?.sectors.filter(({ isWithheld }) => isWithheld).length ?? 0
  return say('outlook.lead', {
    share: formatShare(middle?.response ?? 0),
    withheld,
    of: sectors.length,
    change: formatCell(forecastCell(middle?.total, say)),
  })
}

function rowsOf({ sectors, forecasts }: Outlook, say: Say): readonly Row[] {
  const size = (n: number): TableCell => ({ figure: shown(n), unit: 'count' })
  const all = sectors.reduce((sum, sector) => sum + sector.size, 0)
  return [
    ...sectors.map(({ id, name, size: n }) => ({
      header: name,
      anchor: null,
      isTotal: false,
      cells: [
        size(n),
        ...forecasts.map(forecast =>
          forecastCell(
            forecast.sectors.find(({ sector }) => sector === id),
            say,
          ),
        ),
      ],
    })),
    {
      header: say('row.all'),
      anchor: null,
      isTotal: true,
      cells: [size(all), ...forecasts.map(({ total }) => forecastCell(total, say))],
    },
  ]
}

function forecastCell(cell: ForecastCell | undefined, say: Say): TableCell {
  if (cell === undefined || cell.isWithheld) return { text: say('outlook.withheld') }
  return { figure: shown(cell.detectable), unit: 'score' }
}
