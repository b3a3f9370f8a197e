import type { LookName } from './cell-looks.ts'

/** A text or a number, and how it looks. No cell holds a formula. */
export interface SheetCell {
  readonly value: string | number
  readonly look: LookName
}

export type SheetRow = readonly SheetCell[]

/** A sheet whose rows come some at a time. */
export interface Sheet {
  /** On its tab: no more than 31 characters, and none of `[]:*?/\`. */
  readonly name: string
  /** In characters, column by column. */
  readonly widths: readonly number[]
  /** How many rows at the top, and columns at the left, stay in view. */
  readonly inView: { readonly rows: number; readonly columns: number }
  readonly batches: Iterable<readonly SheetRow[]> | AsyncIterable<readonly SheetRow[]>
}

/** So many rows have room on a sheet, its head among them. */
export const MOST_ROWS = 1_048_576
