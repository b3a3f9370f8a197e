import { type Figure, shown } from '../disclosure/figure.ts'
import { formatDecimal, formatDifference } from '../formats/swedish.ts'
import type { NonresponseFacts } from '../results/nonresponse.ts'
import type { ResultSet } from '../results/result-set.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import { prose, type Row, type Say, type Section, type TableCell } from './document.ts'
import { responseTable, sectorName } from './shared-sections.ts'

/** Who answered, and what the result would be if the others thought otherwise. */
export function nonresponseSections(result: ResultSet, say: Say): readonly Section[] {
  const { nonresponse, response, sectors } = result
  const table = responseTable(response, sectors, { caption: say('response.table'), say })
  if (nonresponse === null) {
    return [{ kind: 'table', table }]
  }
  const { rIndicator, thinSectors } = nonresponse
  return [
    { kind: 'table', table },
    ...(rIndicator === null
      ? []
      : [prose(say('nonresponse.rIndicator', { value: formatDecimal(rIndicator, 2) }))]),
    ...(thinSectors.length === 0
      ? []
      : [
          prose(
            say('nonresponse.thin', {
              sectors: thinSectors.map(id => sectorName(sectors, id)).join(', '),
            }),
          ),
        ]),
    { kind: 'table', table: sensitivityTable(nonresponse, say) },
  ]
}

function sensitivityTable({ sensitivity, bounds }: NonresponseFacts, say: Say) {
  const score = (figure: Figure): readonly TableCell[] => [{ figure, unit: 'score' }]
  return {
    caption: say('nonresponse.sensitivity'),
    columns: [
      plainColumn(say('nonresponse.assumption')),
      definedColumn(say('column.mean'), 'sensitivity'),
    ],
    rows: [
      ...sensitivity.map(({ shift, mean }) =>
        plainRow(
          say('nonresponse.shift', {
            size: formatDifference(Math.abs(shift)).replace('+', ''),
            direction: shift < 0 ? 'lower' : 'higher',
          }),
          score(mean),
        ),
      ),
      plainRow(say('nonresponse.lowest'), score(bounds.low)),
      plainRow(say('nonresponse.highest'), score(bounds.high)),
    ],
  }
}

/** What became of everyone, and every rate of the standard: for the appendix. */
export function outcomeSections({ nonresponse }: ResultSet, say: Say): readonly Section[] {
  if (nonresponse === null) return []
  const { outcomes, rates } = nonresponse
  const codes = ['I', 'P', 'R', 'NC', 'O', 'U', 'NE'] as const
  const names = ['RR1', 'RR2', 'RR3', 'RR4', 'RR5', 'RR6'] as const
  return [
    {
      kind: 'table',
      table: {
        caption: say('nonresponse.outcomes'),
        columns: [plainColumn(say('nonresponse.outcome')), plainColumn(say('column.count'))],
        rows: codes.map(code =>
          plainRow(say(`outcome.${code}`), [{ figure: shown(outcomes[code]), unit: 'count' }]),
        ),
      },
    },
    {
      kind: 'table',
      table: {
        caption: say('nonresponse.rates'),
        columns: [plainColumn(say('nonresponse.rate')), definedColumn(say('column.rate'), 'aapor')],
        rows: names.map(name => plainRow(name, [{ figure: shown(rates[name]), unit: 'share' }])),
      },
    },
  ]
}

function plainRow(header: string, cells: readonly TableCell[]): Row {
  return { header, anchor: null, isTotal: false, cells }
}
