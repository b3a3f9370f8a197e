import type { Table } from '../documents/document.ts'
import { formatCell } from './table-cell.ts'

/** In characters: what names are given at least and at most, and other columns. */
const NAMES = { least: 14, most: 26 } as const
const OTHERS = { least: 6, most: 24 } as const

/**
 * How the width of a table is divided among its columns: each has room for its longest word, and for half of its
 * longest text, within reason. Shares that add up to 1.
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
    const { least, most } = index === 0 ? NAMES : OTHERS
    return Math.min(most, Math.max(least, needed))
  })
  const sum = weights.reduce((total, weight) => total + weight, 0)
  return weights.map(weight => weight / sum)
}

function roomFor(text: string): number {
  const longestWord = Math.max(...text.split(/[ \u00ad-]/).map(word => word.length))
  // A word takes more room than a part of a sentence: it is bold in the head, and is never divided.
  return Math.max(longestWord * 1.25 + 2, text.length / 2)
}
