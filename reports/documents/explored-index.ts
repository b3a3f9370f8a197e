import type { ComparedIndex, Comparison } from '../comparison/comparison.ts'
import { indexFigure } from './comparison-figures.ts'
import { valueNotes } from './comparison-question.ts'
import { DEFINITIONS_ANCHOR, definitions } from './definitions.ts'
import { heading, type Say, type Section } from './document.ts'
import { changeSentence, panelSections } from './explored-values.ts'

/** One theme of a comparison in depth: what may be said, its sectors, and those who answered in both rounds. */
export function exploredIndex(
  index: ComparedIndex,
  comparison: Comparison,
  say: Say,
): readonly Section[] {
  const { values } = index
  const figure = indexFigure(index, comparison, say)
  if (values === null) return [{ kind: 'lead', text: say('explorer.indexNotCompared') }]
  return [
    { kind: 'lead', text: changeSentence(values, comparison, say) },
    heading(2, say('explorer.bySector')),
    ...(figure === null ? [] : [figure]),
    ...valueNotes(index, comparison, say),
    ...panelSections(values, comparison, say),
    heading(2, say('define.title'), DEFINITIONS_ANCHOR),
    definitions(DEFINED_HERE, say),
  ]
}

const DEFINED_HERE = [
  'n',
  'interval',
  'index',
  'change',
  'verdict',
  'holm',
  'panel',
  'composition',
  'withheld',
  'rounding',
] as const
