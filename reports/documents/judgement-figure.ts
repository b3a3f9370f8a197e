import { countChart } from '../figures/count-chart.ts'
import type { JudgementCounts } from '../follow-up/judgement-counts.ts'
import { formatCount } from '../formats/swedish.ts'
import type { FigureSection, Say } from './document.ts'
import { countedJudgements, judgementTable } from './follow-up-tables.ts'

/**
 * How the judgements of an audit are spread, as bars in the order of the auditors' scale. What is not judged is among them:
 * a bar says how much of the whole it is.
 *
 * @param audit What the audit is called.
 */
export function judgementFigure(counts: JudgementCounts, audit: string, say: Say): FigureSection {
  const rows = countedJudgements(counts, say)
  const title = say('followUp.spread', { audit })
  const n = rows.reduce((sum, { count }) => sum + count, 0)
  return {
    kind: 'figure',
    title,
    description: say('followUp.spreadFigure', { n: formatCount(n) }),
    chart: countChart({
      rows: rows.map(({ name, count }) => ({ label: name, count })),
      name: say('followUp.column.count'),
    }),
    table: judgementTable(counts, title, say),
  }
}
