import { type Figure, shown, withheld } from '../disclosure/figure.ts'
import { type AnswerRow, ORIGIN_COLUMNS, type RowsOrigin } from './answer-table.ts'

/** The columns of counts; each has words in the codebook. */
export const COUNT_COLUMNS = [
  ...ORIGIN_COLUMNS,
  'sektor',
  'sektor_antal',
  'variabel',
  'kod',
  'antal',
] as const

/**
 * What is counted of a question besides each of its answers.
 *
 * - `KANDA`: those of whom it is known whether they have a grade: each stands for N divided by this.
 * - `BETYG`: those who gave a grade, or any answer to a question that has no grades.
 * - `SUMMA`: the sum of all grades.
 */
export const COUNTED_CODES = ['KANDA', 'BETYG', 'SUMMA'] as const

/** All sectors together. */
export const ALL_SECTORS = 'alla'

/** One count. */
export interface CountRow {
  readonly sector: string
  readonly variable: string
  readonly code: string
  readonly count: Figure
}

export function countRow(
  { sector, variable, code, count }: CountRow,
  { roundId, marks, sizes }: RowsOrigin,
): AnswerRow {
  return [roundId, marks, sector, { value: sizes.get(sector) ?? null }, variable, code, count]
}

/** A count worked back from figures that are shown in full; withheld where one of them is not. */
export function countFrom(
  figures: readonly Figure[],
  count: (...values: readonly number[]) => number,
): Figure {
  const values: number[] = []
  for (const figure of figures) {
    if ('withheld' in figure) return figure
    if (figure.roundedTo !== undefined) return withheld('protectsOthers')
    // Nobody gave a grade: there is no mean and no share, and what they count is none.
    values.push(figure.value ?? 0)
  }
  return shown(Math.round(count(...values)))
}
