import type { ComparedItem, Comparison } from '../comparison/comparison.ts'
import { questionHistory } from '../comparison/question-history.ts'
import { questionsAlong } from '../comparison/several-rounds.ts'
import { isWithheld } from '../disclosure/figure.ts'
import { formatCell } from '../formats/table-cell.ts'
import { nameOf, yearNames } from './comparison-names.ts'
import { changeCells } from './comparison-tables.ts'
import { DEFINITIONS_ANCHOR, definedColumn, definitions, plainColumn } from './definitions.ts'
import {
  heading,
  note,
  prose,
  type Say,
  type Section,
  type Table,
  type TableCell,
} from './document.ts'
import { historyFigure } from './explored-history.ts'

/**
 * Several rounds, two and two (statistics.md 9): each change with its interval and verdict as its own comparison has
 * it. Nothing is worked out across them.
 *
 * @param comparisons Of neighbouring rounds from the earliest on, and last that of the first with the last.
 */
export function severalRounds(comparisons: readonly Comparison[], say: Say): readonly Section[] {
  if (comparisons.length === 0) return [{ kind: 'lead', text: say('several.none') }]
  return [
    { kind: 'lead', text: say('several.lead') },
    ...headline(comparisons, say),
    heading(2, say('several.questions')),
    { kind: 'table', table: pairsTable(comparisons, say) },
    note(say('several.family')),
    heading(2, say('define.title'), DEFINITIONS_ANCHOR),
    definitions(['interval', 'change', 'verdict', 'holm', 'comparability', 'withheld'], say),
  ]
}

/** The question on the whole, as a slope. */
function headline(comparisons: readonly Comparison[], say: Say): readonly Section[] {
  const starts = comparisons.flatMap(comparison => {
    const item = comparison.items.find(
      ({ second }) => second[0]?.id === comparison.second.survey.headline,
    )
    return item?.values?.unit === 'grade' ? [{ comparison, item }] : []
  })
  const [start] = starts
  if (start === undefined) return []
  const steps = questionHistory(start, comparisons)
  return [
    heading(2, nameOf(start.item)),
    historyFigure(steps, say),
    prose(say('explorer.historyNote')),
  ]
}

function pairsTable(comparisons: readonly Comparison[], say: Say): Table {
  return {
    caption: say('several.table'),
    columns: [
      plainColumn(say('column.question')),
      ...comparisons.map(comparison =>
        definedColumn(say('explorer.pair', yearNames(comparison)), 'change'),
      ),
    ],
    rows: questionsAlong(comparisons).map(({ item, compared }) => ({
      header: nameOf(item),
      anchor: null,
      isTotal: false,
      cells: compared.map((each, at) => changeInWords(each, comparisons[at], say)),
    })),
  }
}

/** "+0,3 (0,1 till 0,5): säkerställd förbättring". */
function changeInWords(
  item: ComparedItem | null,
  comparison: Comparison | undefined,
  say: Say,
): TableCell {
  if (item === null || comparison === undefined) return { text: say('several.notAsked') }
  const { values } = item
  if (values === null) {
    return { text: say(`notComparable.${item.relation}`, yearNames(comparison)) }
  }
  const { difference } = values.total
  if (isWithheld(difference.value)) return { figure: difference.value, unit: 'difference' }
  const [change, interval, verdict] = changeCells(values.total, values, say)
    .slice(-3)
    .map(formatCell)
  const told = { change: change ?? '', interval: interval ?? '', verdict: verdict ?? '' }
  return { text: say(`several.change.${values.unit}`, told) }
}
