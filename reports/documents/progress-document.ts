import { shown } from '../disclosure/figure.ts'
import { dayChart } from '../figures/day-chart.ts'
import { dotChart } from '../figures/dot-chart.ts'
import { formatCount, formatShare, MISSING } from '../formats/swedish.ts'
import { OUTCOME_CODES } from '../../surveys/outcome.ts'
import type { DayCount, Progress } from '../results/progress.ts'
import { plainColumn } from './definitions.ts'
import {
  heading,
  note,
  prose,
  type ReportDocument,
  type Say,
  type Section,
  type Table,
} from './document.ts'
import { responseTable, sectorName } from './shared-sections.ts'

/** How many have answered, in each sector and day by day, and what has become of the others. */
export function progressDocument(progress: Progress, say: Say): ReportDocument {
  const { round } = progress
  return {
    title: say('progress.title', { round: round.id }),
    synthetic: round.synthetic,
    isPilot: round.isPilot,
    preliminary: false,
    uncertified: false,
    sections: [
      { kind: 'lead', text: leadOf(progress, say) },
      ...(round.isRunning ? [prose(say('progress.noAnswers'))] : []),
      heading(2, say('progress.sectors')),
      sectorSection(progress, say),
      heading(2, say('progress.outcomes')),
      ...outcomeSections(progress, say),
      note(say('progress.rate')),
      heading(2, say('progress.days')),
      ...daySections(progress, say),
    ],
  }
}

function leadOf({ round, response: { total } }: Progress, say: Say): string {
  const { answered, invited, rate } = total
  // Nobody was invited: how many could answer is not known, and there is no rate.
  if (invited === null) return say('round.responseUnknown', { answered })
  return say(round.isRunning ? 'progress.lead' : 'response.sentence', {
    answered: formatCount(answered),
    invited: formatCount(invited),
    rate: rate === null ? MISSING : formatShare(rate),
  })
}

function sectorSection(progress: Progress, say: Say): Section {
  const { response, sectors } = progress
  const words = { caption: say('response.table'), say }
  const table = withoutDefinitions(responseTable(response, sectors, words))
  const { invited } = response.total
  return invited === null
    ? { kind: 'table', table }
    : sectorFigure(progress, { table, invited }, say)
}

/** The rate of each sector on the whole axis from 0 to 100 per cent. */
function sectorFigure(
  { response, sectors }: Progress,
  { table, invited }: { readonly table: Table; readonly invited: number },
  say: Say,
): Section {
  const rows = [
    ...response.sectors.map(counts => ({
      name: sectorName(sectors, counts.sector),
      counts,
      isTotal: false,
    })),
    { name: say('row.all'), counts: response.total, isTotal: true },
  ]
  return {
    kind: 'figure',
    title: say('progress.sectorTitle'),
    description: say('progress.sectorFigure', { invited: formatCount(invited) }),
    chart: dotChart({
      rows: rows.map(({ name, counts: { answered, invited: of, rate }, isTotal }) => ({
        label: name,
        base: say('progress.answeredOf', { answered, invited: of ?? MISSING }),
        gap: '',
        isTotal,
        first: null,
        second: rate === null ? null : { mean: rate * 100, interval: null },
      })),
      bases: say('progress.answers'),
      axis: { min: 0, max: 100, step: 20 },
      series: { first: null, second: say('column.rate') },
    }),
    table,
  }
}

function daySections({ days, response }: Progress, say: Say): readonly Section[] {
  if (days === null) return [prose(say('progress.noTimes'))]
  if (days.length === 0) return [prose(say('progress.noDays'))]
  const { invited } = response.total
  const shareOf = (total: number) => (invited === null || invited === 0 ? null : total / invited)
  const labelled = days.map(({ day, answered, total }) => ({
    label: say('progress.day', { day: Number(day.slice(8)), month: Number(day.slice(5, 7)) }),
    answered,
    total,
    share: shareOf(total),
  }))
  const table = dayTable(labelled, say)
  if (invited === null) return [{ kind: 'table', table }]
  const title = say('progress.dayTitle')
  const description = say('progress.dayFigure', { invited: formatCount(invited) })
  const chart = dayChart(labelled.map(({ label, share }) => ({ label, share: share ?? 0 })))
  return [{ kind: 'figure', title, description, chart, table }]
}

interface LabelledDay extends Omit<DayCount, 'day'> {
  readonly label: string
  readonly share: number | null
}

/** The newest first: that is what is asked for from one day to the next. */
function dayTable(days: readonly LabelledDay[], say: Say): Table {
  return {
    caption: say('progress.dayTable'),
    columns: ['day', 'thatDay', 'soFar', 'share'].map(name =>
      plainColumn(say(`progress.column.${name}`)),
    ),
    rows: days.toReversed().map(({ label, answered, total, share }) => ({
      header: label,
      anchor: null,
      isTotal: false,
      cells: [
        { figure: shown(answered), unit: 'count' },
        { figure: shown(total), unit: 'count' },
        { figure: shown(share), unit: 'share' },
      ],
    })),
  }
}

function outcomeSections({ outcomes }: Progress, say: Say): readonly Section[] {
  const row = (header: string, count: number) => ({
    header,
    anchor: null,
    isTotal: false,
    cells: [{ figure: shown(count), unit: 'count' as const }],
  })
  return [
    {
      kind: 'table',
      table: {
        caption: say('progress.outcomeTable'),
        columns: [plainColumn(say('nonresponse.outcome')), plainColumn(say('column.count'))],
        rows: [
          row(say('progress.outcome.answered'), outcomes.answered),
          row(say('progress.outcome.waiting'), outcomes.waiting),
          ...OUTCOME_CODES.map(code => row(`${say(`outcome.${code}`)} (${code})`, outcomes[code])),
        ],
      },
    },
    ...(outcomes.undecided === 0
      ? []
      : [prose(say('progress.undecided', { count: outcomes.undecided }))]),
  ]
}

function withoutDefinitions(table: ReturnType<typeof responseTable>) {
  return { ...table, columns: table.columns.map(column => ({ ...column, anchor: null })) }
}
