import type { Table } from '../documents/document.ts'
import { formatCell } from './table-cell.ts'

/** In characters: what names are given at least and at most, and the least of a number. */
const NAMES = { least: 14, most: 34 } as const
const LEAST = 6

/**
 * How the width of a table is divided among its columns: each has room for its longest word, and for half of its
 * longest text. Shares that add up to 1.
 */
export function columnShares({ columns, rows }: Table): readonly number[] {
  const weights = columns.map(({ text }, index) => {
    const texts = [
      text,
      ...rows.map(({ header, cells }) => {
        const cell = cells[index - 1]
        return cell === undefined ? header : formatCell(cell)
      }),
    ]
    const needed = Math.max(...texts.map(roomFor))
    return index === 0
      ? Math.min(NAMES.most, Math.max(NAMES.least, needed))
      : Math.max(LEAST, needed)
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

function roomFor(text: string): number {
  const longestWord = Math.max(...text.split(/[ \u00ad-]/).map(word => word.length))
  return Math.max(longestWord + 2, text.length / 2)
}
