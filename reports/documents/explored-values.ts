import type { ComparedValues, Comparison } from '../comparison/comparison.ts'
import { valueOf } from '../disclosure/figure.ts'
import { formatCell } from '../formats/table-cell.ts'
import type { Measure } from '../results/measures.ts'
import { whenOf, yearNames } from './comparison-names.ts'
import { verdictText } from './comparison-sentences.ts'
import { panelCells, panelColumns, row } from './comparison-tables.ts'
import { plainColumn } from './definitions.ts'
import { heading, prose, type Say, type Section, type Unit } from './document.ts'
import { limitsOf } from './measure-cells.ts'

/** Both means, the change with its interval, and what may be said of it, in a sentence or two. */
export function changeSentence(values: ComparedValues, comparison: Comparison, say: Say): string {
  const { first, second, difference } = values.total
  const told = [first.mean.value, second.mean.value, difference.value]
  if (told.some(figure => valueOf(figure) === null)) return say('explorer.nothingTold')
  const [level, step] = UNITS_OF[values.unit]
  const verdict = verdictText(values.total, values.margin, say)
  return [
    say(`explorer.change.${values.unit}`, {
      ...whenOf(comparison, say),
      from: formatCell({ figure: first.mean.value, unit: level }),
      to: formatCell({ figure: second.mean.value, unit: level }),
      change: formatCell({ figure: difference.value, unit: step }),
    }),
    ...intervalSentence(difference, step, say),
    ...(verdict === null ? [] : [say('comparison.verdict', { verdict })]),
  ].join(' ')
}

/** How a level is written, and how a change. */
const UNITS_OF = {
  grade: ['score', 'difference'],
  index: ['index', 'indexDifference'],
} as const

function intervalSentence(
  { low, high }: Pick<Measure, 'low' | 'high'>,
  unit: Unit,
  say: Say,
): readonly string[] {
  if (limitsOf({ low, high }) === null) return []
  return [say('explorer.interval', { interval: formatCell({ low, high, unit }) })]
}

/** Those who answered in both rounds; nothing where nobody knows who they are. */
export function panelSections(
  values: ComparedValues | null,
  comparison: Comparison,
  say: Say,
): readonly Section[] {
  const panel = values?.panel ?? null
  if (values === null || panel === null) return []
  const table = {
    caption: say('comparison.panelTable', yearNames(comparison)),
    columns: [plainColumn(say('explorer.who')), ...panelColumns(say)],
    rows: [row(say('column.both'), panelCells(panel, values.unit))],
  }
  return [
    heading(2, say('comparison.panel')),
    prose(say('comparison.panelMeaning')),
    { kind: 'table', table },
  ]
}
