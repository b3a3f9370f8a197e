import { type Figure, isWithheld } from '../disclosure/figure.ts'
import type { TableCell, Unit } from '../documents/document.ts'
import {
  formatCount,
  formatDecimal,
  formatDifference,
  formatP,
  formatScore,
  formatShare,
  MISSING,
  WITHHELD,
} from './swedish.ts'

const WRITTEN: Readonly<Record<Unit, (x: number) => string>> = {
  count: formatCount,
  score: formatScore,
  share: formatShare,
  index: x => formatDecimal(x, 0),
  difference: x => formatDifference(x, 1),
  indexDifference: x => formatDifference(x, 0),
  net: x => formatDifference(x, 0),
  alpha: x => formatDecimal(x, 2),
  error: x => formatDecimal(x, 2),
  effect: x => formatDifference(x, 2),
  pValue: formatP,
}

/** Whose limits can be below 0: an en dash between them would be read as a minus. */
const SIGNED: readonly Unit[] = ['difference', 'indexDifference', 'net', 'effect']

/** A cell as people read it: the rounded number, "–" where there is none, ".." where it is withheld. */
export function formatCell(cell: TableCell): string {
  if ('text' in cell) return cell.text
  if ('figure' in cell) return formatFigure(cell.figure, WRITTEN[cell.unit])
  return formatInterval(cell)
}

/** How many, as it stands in a table and beside a chart. */
export function countText(figure: Figure): string {
  return formatFigure(figure, formatCount)
}

function formatFigure(figure: Figure, write: (x: number) => string): string {
  if (isWithheld(figure)) return WITHHELD
  return figure.value === null ? MISSING : write(figure.value)
}

function formatInterval({ low, high, unit }: Extract<TableCell, { low: Figure }>): string {
  if (isWithheld(low) || isWithheld(high)) return WITHHELD
  if (low.value === null || high.value === null) return MISSING
  return writtenInterval(low.value, high.value, unit)
}

/** `3,2–3,6`; where a limit can be negative `−0,1 till 0,4`. */
export function writtenInterval(low: number, high: number, unit: Unit): string {
  if (!SIGNED.includes(unit)) return `${withoutUnit(WRITTEN[unit](low))}–${WRITTEN[unit](high)}`
  const decimals = unit === 'effect' ? 2 : unit === 'difference' ? 1 : 0
  return `${formatDecimal(low, decimals)}\u00a0till\u00a0${formatDecimal(high, decimals)}`
}

/** The per cent sign stands once, after the last. */
function withoutUnit(text: string): string {
  return text.replace(/\u00a0%$/, '')
}
