import { type Figure, isWithheld, valueOf } from '../disclosure/figure.ts'
import { spreadChart, type SpreadRow } from '../figures/spread-chart.ts'
import { countText, formatCell } from '../formats/table-cell.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { FigureSection, Row, Say, TableCell } from './document.ts'
import { gapWords } from './shared-sections.ts'

/** How the answers of one group to one question spread, as far as it may be shown. */
export interface Spread {
  /** The question or the group. */
  readonly name: string
  readonly n: Figure
  /** The share of each grade, from the scale's lowest step. */
  readonly distribution: readonly Figure[]
  readonly dontKnow: Figure
  readonly isTotal: boolean
  /** Where the document tells more of it; `null`: nowhere. */
  readonly anchor: string | null
}

export interface SpreadFigureSource {
  readonly title: string
  readonly caption: string
  /** What the names of the rows are: of questions or of sectors. */
  readonly names: string
  readonly scale: { readonly min: number; readonly max: number }
  readonly threshold: number
  readonly spreads: readonly Spread[]
}

/** How answers spread on one scale: stacked bars around its middle, and the same as a table. */
export function spreadFigure(source: SpreadFigureSource, say: Say): FigureSection {
  const { title, caption, names, scale, threshold, spreads } = source
  const grades = Array.from({ length: scale.max - scale.min + 1 }, (_, step) => scale.min + step)
  return {
    kind: 'figure',
    title,
    description: say('spread.figure', scale),
    chart: spreadChart({
      rows: spreads.map(spread => spreadRow(spread, { threshold, say })),
      bases: say('column.n'),
      key: {
        label: say('spread.key'),
        grades: grades.map(String),
        dontKnow: say('spread.dontKnow'),
      },
    }),
    table: {
      caption,
      columns: [
        plainColumn(names),
        definedColumn(say('column.n'), 'n'),
        ...grades.map(step => definedColumn(say('column.step', { step }), 'distribution')),
        definedColumn(say('column.dontKnow'), 'dontKnow'),
      ],
      rows: spreads.map(tableRow),
    },
  }
}

function spreadRow(
  { name, n, distribution, dontKnow, isTotal }: Spread,
  how: Parameters<typeof gapWords>[1],
): SpreadRow {
  const absent = distribution.find(figure => isWithheld(figure) || figure.value === null)
  const row = { label: name, base: countText(n), isTotal }
  // A share of nothing would not be seen.
  const outside = valueOf(dontKnow) || formatCell({ figure: dontKnow, unit: 'share' })
  const shares = absent === undefined ? distribution.flatMap(figure => valueOf(figure) ?? []) : []
  const gap = absent === undefined ? '' : gapWords([{ series: '', figure: absent }], how)
  return { ...row, gap, shares, dontKnow: outside }
}

function tableRow({ name, n, distribution, dontKnow, isTotal, anchor }: Spread): Row {
  const shareOf = (figure: Figure): TableCell => ({ figure, unit: 'share' })
  return {
    header: name,
    anchor,
    isTotal,
    cells: [{ figure: n, unit: 'count' }, ...distribution.map(shareOf), shareOf(dontKnow)],
  }
}
