import { isWithheld } from '../disclosure/figure.ts'
import type { TableCell, Unit } from '../documents/document.ts'
import {
  formatCount,
  formatDecimal,
  formatDifference,
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
}

/** A cell as people read it: the rounded number, "–" where there is none, ".." where it is withheld. */
export function formatCell({ figure, unit }: TableCell): string {
  if (isWithheld(figure)) return WITHHELD
  return figure.value === null ? MISSING : WRITTEN[unit](figure.value)
}
