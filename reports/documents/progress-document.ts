import { shown } from '../disclosure/figure.ts'
import { dayChart } from '../figures/day-chart.ts'
import { dotChart } from '../figures/dot-chart.ts'
import { formatCount, formatShare, MISSING } from '../formats/swedish.ts'
import { OUTCOME_CODES } from '../../surveys/outcome.ts'
import type { DayCount, Progress } from '../results/progress.ts'
import { plainColumn } from './definitions.ts'
import { heading, note, prose, type ReportDocument, type Say, type Section } from './document.ts'
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
      sectorFigure(progress, say),
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
  return say(round.isRunning ? 'progress.lead' : 'response.sentence', {
    answered: formatCount(answered),
    invited: formatCount(invited),
    rate: rate === null ? MISSING : formatShare(rate),
  })
}

/** The rate of each sector on the whole axis from 0 to 100 per cent. */
function sectorFigure({ response, sectors }: Progress, say: Say): Section {
  const rows = [
    ...response.sectors.map(({ sector, rate }) => ({
      name: sectorName(sectors, sector),
      rate,
      isTotal: false,
    })),
    { name: say('row.all'), rate: response.total.rate, isTotal: true },
  ]
  return {
    kind: 'figure',
    title: say('progress.sectorTitle'),
    description: say('progress.sectorFigure', { invited: formatCount(response.total.invited) }),
    chart: dotChart({
      rows: rows.map(({ name, rate, isTotal }) => ({
        label: name,
        isTotal,
        first: null,
        second: rate === null ? null : { mean: rate * 100, interval: null },
      })),
      axis: { min: 0, max: 100, step: 20 },
      series: { first: null, second: say('column.rate') },
    }),
    table: withoutDefinitions(
      responseTable(response, sectors, { caption: say('response.table'), say }),
    ),
  }
}

function daySections(progress: Progress, say: Say): readonly Section[] {
  const { days, response } = progress
  if (days === null) return [prose(say('progress.noTimes'))]
  if (days.length === 0 || response.total.invited === 0) return [prose(say('progress.noDays'))]
  return [dayFigure(days, progress, say)]
}

function dayFigure(days: readonly DayCount[], { response }: Progress, say: Say): Section {
  const { invited } = response.total
  const labelled = days.map(({ day, answered, total }) => {
    const label = say('progress.day', { day: Number(day.slice(8)), month: Number(day.slice(5, 7)) })
    return { label, answered, total, share: total / invited }
  })
  return {
    kind: 'figure',
    title: say('progress.dayTitle'),
    description: say('progress.dayFigure', { invited: formatCount(invited) }),
    chart: dayChart(labelled),
    table: {
      caption: say('progress.dayTable'),
      columns: ['day', 'thatDay', 'soFar', 'share'].map(name =>
        plainColumn(say(`progress.column.${name}`)),
      ),
      // The newest first: that is what is asked for from one day to the next.
      rows: labelled.toReversed().map(({ label, answered, total, share }) => ({
        header: label,
        anchor: null,
        isTotal: false,
        cells: [
          { figure: shown(answered), unit: 'count' as const },
          { figure: shown(total), unit: 'count' as const },
          { figure: shown(share), unit: 'share' as const },
        ],
      })),
    },
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
