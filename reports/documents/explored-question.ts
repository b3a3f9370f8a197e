import type { ComparedItem, Comparison } from '../comparison/comparison.ts'
import type { HistoryStep } from '../comparison/question-history.ts'
import { valueNotes, signedFor } from './comparison-question.ts'
import { comparisonFigure } from './comparison-figures.ts'
import { yearNames } from './comparison-names.ts'
import { DEFINITIONS_ANCHOR, definitions, plainColumn } from './definitions.ts'
import { heading, note, prose, type Say, type Section, type Table } from './document.ts'
import { type CertifiedItems, distributionFigures } from './explored-distribution.ts'
import { historyFigure } from './explored-history.ts'
import { changeSentence, panelSections } from './explored-values.ts'

/** What is known of one question besides the comparison. */
export interface QuestionSources extends CertifiedItems {
  /** The comparisons of neighbouring rounds that the question is in, this one among them. */
  readonly history: readonly HistoryStep[]
}

/** One question of a comparison in depth: what may be said, both wordings, sectors, distributions, history. */
export function exploredQuestion(
  item: ComparedItem,
  comparison: Comparison,
  { sources, say }: { readonly sources: QuestionSources; readonly say: Say },
): readonly Section[] {
  return [
    ...said(item, comparison, say),
    heading(2, say('explorer.wordings')),
    { kind: 'table', table: wordingTable(item, comparison, say) },
    ...signedFor(item, say),
    ...bySector(item, comparison, say),
    ...panelSections(item.values, comparison, say),
    ...distributions(item, comparison, { sources, say }),
    ...history(sources.history, say),
    heading(2, say('define.title'), DEFINITIONS_ANCHOR),
    definitions(DEFINED_HERE, say),
  ]
}

const DEFINED_HERE = [
  'n',
  'mean',
  'interval',
  'dontKnow',
  'distribution',
  'index',
  'change',
  'verdict',
  'panel',
  'composition',
  'comparability',
  'withheld',
  'rounding',
] as const

/** What may be said, in the first sentence, and how far the questions may be compared. */
function said(item: ComparedItem, comparison: Comparison, say: Say): readonly Section[] {
  if (item.values === null) {
    const why = say(`notComparable.${item.relation}`, yearNames(comparison))
    return [{ kind: 'lead', text: `${say('explorer.notCompared')} ${why}` }]
  }
  return [
    { kind: 'lead', text: changeSentence(item.values, comparison, say) },
    prose(say('explorer.classIs', { class: item.class, meaning: say(`class.${item.class}`) })),
  ]
}

/** What was asked each year, side by side. */
function wordingTable(item: ComparedItem, comparison: Comparison, say: Say): Table {
  const years = yearNames(comparison)
  const row = (header: string, textOf: (asked: ComparedItem['first'][number]) => string) => ({
    header,
    anchor: null,
    isTotal: false,
    cells: [item.first, item.second].map(asked => ({
      text: asked.length === 0 ? say('explorer.notAsked') : asked.map(textOf).join(' / '),
    })),
  })
  return {
    caption: say('explorer.wordingTable', years),
    columns: [
      plainColumn(say('explorer.what')),
      plainColumn(years.first),
      plainColumn(years.second),
    ],
    rows: [
      row(say('column.question'), ({ wording }) => wording),
      row(say('explorer.scale'), ({ scale: { min, max } }) => `${min}–${max}`),
      row(say('column.theme'), ({ theme }) => theme),
    ],
  }
}

function bySector(item: ComparedItem, comparison: Comparison, say: Say): readonly Section[] {
  const figure = comparisonFigure(item, comparison, say)
  if (figure === null) return []
  return [heading(2, say('explorer.bySector')), figure, ...valueNotes(item, comparison, say)]
}

function distributions(
  item: ComparedItem,
  comparison: Comparison,
  { sources, say }: { readonly sources: QuestionSources; readonly say: Say },
): readonly Section[] {
  const figures = distributionFigures(item, comparison, { sources, say })
  if (figures.length === 0) return []
  return [
    heading(2, say('explorer.distribution')),
    prose(say('explorer.distributionMeaning')),
    ...figures,
  ]
}

/** Only where there is more than what this comparison tells. */
function history(steps: readonly HistoryStep[], say: Say): readonly Section[] {
  if (steps.length < 2) return []
  return [
    heading(2, say('explorer.history')),
    historyFigure(steps, say),
    note(say('explorer.historyNote')),
  ]
}
