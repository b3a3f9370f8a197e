import { type Figure, isWithheld, type Withheld } from '../../disclosure/figure.ts'
import type { Measure } from '../../results/measures.ts'
import type { CsvValue } from './write.ts'

/**
 * Columns of the CSV files that others read are never renamed, moved or given another meaning once they
 * are released: that would be another version beside these files.
 */

/** The group of all sectors: no sector may have its name. */
export const ALL_GROUP = 'alla'

/** A column and its value in a row. */
export type NamedValue = readonly [column: string, value: CsvValue]

/** A measure with its limits: three columns. */
export function measureColumns(name: string, { value, low, high }: Measure): readonly NamedValue[] {
  return [
    [name, value],
    [`${name}_fran`, low],
    [`${name}_till`, high],
  ]
}

/** Why figures of a row are withheld; `–` when all are shown. */
export function reasonsOf(figures: readonly (CsvValue | Withheld)[]): string {
  const reasons = figures.flatMap(figure =>
    typeof figure === 'object' && isWithheld(figure) ? [figure.withheld] : [],
  )
  return reasons.length === 0 ? '–' : [...new Set(reasons)].toSorted().join(' ')
}

/** Which columns of a row are rounded, and to what: `medelbetyg:0.1 andel_4_5:0.05`; `–` when none is. */
export function roundedColumns(columns: readonly NamedValue[]): string {
  const rounded = columns.flatMap(([column, value]) => {
    const step = typeof value === 'object' && 'roundedTo' in value ? value.roundedTo : undefined
    return step === undefined ? [] : [`${column}:${step}`]
  })
  return rounded.length === 0 ? '–' : rounded.join(' ')
}

/** Every file says when its data is made up, only tries the questions out or can still change; `–` when none. */
export function marks({
  synthetic,
  isPilot = false,
  preliminary,
  withoutPanel = false,
}: {
  readonly synthetic: boolean
  readonly isPilot?: boolean
  readonly preliminary: boolean
  readonly withoutPanel?: boolean
}): string {
  const found = [
    ...(synthetic ? ['SYNTETISKA EXEMPELDATA'] : []),
    ...(isPilot ? ['PILOT'] : []),
    ...(preliminary ? ['PRELIMINÄRT'] : []),
    ...(withoutPanel ? ['UTAN PANEL'] : []),
  ]
  return found.length === 0 ? '–' : found.join(', ')
}

/** Nothing known, and nothing withheld. */
export const NOTHING: Figure = { value: null }
export const NO_MEASURE: Measure = { value: NOTHING, low: NOTHING, high: NOTHING }
