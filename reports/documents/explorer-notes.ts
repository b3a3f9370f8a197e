import type { Comparison } from '../comparison/comparison.ts'
import type { Exploration, Explored } from '../comparison/explore.ts'
import { excludedNote } from './comparison-question.ts'
import { note, type Say, type Section } from './document.ts'
import { figuresOf } from './measure-cells.ts'
import { withholdingNotes } from './shared-sections.ts'

/** What has to be known to read a list: what is withheld, which sectors are left out. */
export function exploredNotes(
  rows: readonly Explored<unknown>[],
  {
    comparison,
    exploration,
    say,
  }: {
    readonly comparison: Comparison
    readonly exploration: Exploration
    readonly say: Say
  },
): readonly Section[] {
  const { threshold } = comparison
  const isAll = exploration.sector === null
  const figures = rows.flatMap(({ values: { panel, composition }, cell }) => [
    ...figuresOf([cell.first.mean, cell.second.mean, cell.difference]),
    ...(isAll ? [composition, ...(panel === null ? [] : [panel.n, panel.difference.value])] : []),
  ])
  return [
    ...withholdingNotes(figures, { threshold, say }).map(note),
    ...(isAll ? leftOut(rows, comparison, say) : []),
  ]
}

/** Once for each set of sectors that is left out of some total. */
function leftOut(
  rows: readonly Explored<unknown>[],
  comparison: Comparison,
  say: Say,
): readonly Section[] {
  const sets = new Map(rows.map(({ values }) => [values.excluded.join(), values]))
  return [...sets.values()].flatMap(values => excludedNote(values, comparison, say))
}
