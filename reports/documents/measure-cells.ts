import { type Figure, isWithheld, valueOf } from '../disclosure/figure.ts'
import { formatDecimal } from '../formats/swedish.ts'
import { formatCell } from '../formats/table-cell.ts'
import type { CellFlag, LevelFigure, Measure } from '../results/measures.ts'
import type { BandedMean } from '../statistics/grade-band.ts'
import type { Say, TableCell, Unit } from './document.ts'

/** The interval of a measure as it stands in a table: its limits, or in words why there are none. */
export function intervalCell(
  measure: Measure,
  unit: Unit,
  { flags, say }: { readonly flags: readonly CellFlag[]; readonly say: Say },
): TableCell {
  const { low, high } = measure
  if (isWithheld(low)) return { low, high, unit }
  const instead = (['census', 'unanimous', 'tooWide'] as const).find(flag => flags.includes(flag))
  if (instead !== undefined) return { text: say(`flag.${instead}`) }
  const cell = { low, high, unit }
  if (low.value === null || !flags.includes('uncertain')) return cell
  return { text: say('interval.uncertain', { interval: formatCell(cell) }) }
}

/** A level in words: "medel, på gränsen till högt". */
export function levelCell(level: LevelFigure, say: Say): TableCell {
  if (isWithheld(level)) return { figure: level, unit: 'score' }
  return { text: level.value === null ? formatCell(NOTHING) : levelText(level.value, say) }
}

const NOTHING: TableCell = { figure: { value: null }, unit: 'score' }

export function levelText({ band, bordersOn }: BandedMean, say: Say): string {
  const level = say(`level.${band}`)
  const others = bordersOn.map(other => say(`level.${other}`))
  return others.length === 0
    ? level
    : say('level.borders', { level, others: others.join(say('level.and')) })
}

/** "±0,2": half of an interval; `null` where there is none. */
export function marginOf(measure: Measure): string | null {
  const limits = limitsOf(measure)
  return limits === null ? null : `±${formatDecimal((limits[1] - limits[0]) / 2, 1)}`
}

/** The limits of a measure as a chart draws them; `null` where they are withheld or missing. */
export function limitsOf({
  low,
  high,
}: Pick<Measure, 'low' | 'high'>): readonly [number, number] | null {
  const [from, to] = [valueOf(low), valueOf(high)]
  return from === null || to === null ? null : [from, to]
}

/** Every figure of some measures that can be withheld. */
export function figuresOf(measures: readonly Measure[]): readonly Figure[] {
  return measures.flatMap(({ value, low, high }) => [value, low, high])
}
