import type { Figure } from '../disclosure/figure.ts'
import type { Chart } from '../figures/chart.ts'

/**
 * A report as data: typed sections in reading order, without a layout. Pages, files and the terminal
 * show the same document.
 */
export interface ReportDocument {
  readonly title: string
  readonly synthetic: boolean
  /** The figures can still change. */
  readonly preliminary: boolean
  /** The figures are certified, but nobody has certified that they are put together. */
  readonly uncertified: boolean
  readonly sections: readonly Section[]
}

export type Section =
  | Heading
  | { readonly kind: 'lead' | 'prose' | 'note'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'table'; readonly table: Table }
  | FigureSection

export interface Heading {
  readonly kind: 'heading'
  readonly level: 2 | 3
  readonly text: string
  /** The name by which other parts of the document lead here; `null`: none does. */
  readonly anchor: string | null
}

export interface Fact {
  readonly term: string
  readonly value: string
}

/** A chart and the table that says the same. */
export interface FigureSection {
  readonly kind: 'figure'
  readonly title: string
  /** What the chart shows, for someone who does not see it; also printed as its legend. */
  readonly description: string
  readonly chart: Chart
  readonly table: Table
}

export interface Table {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly Row[]
}

export interface Row {
  readonly header: string
  /** Where the document tells more of the row; `null`: nowhere. */
  readonly anchor: string | null
  readonly cells: readonly TableCell[]
  /** Set apart from the others: the total. */
  readonly isTotal: boolean
}

/** A number that is not rounded yet, and how it is to be written. */
export interface TableCell {
  readonly figure: Figure
  readonly unit: Unit
}

export type Unit = 'count' | 'score' | 'share' | 'index' | 'difference' | 'indexDifference'

/** Gives the sentence of a key in the language of the report, with its values put in. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

export function heading(level: 2 | 3, text: string, anchor: string | null = null): Section {
  return { kind: 'heading', level, text, anchor }
}

export function prose(text: string): Section {
  return { kind: 'prose', text }
}

export function note(text: string): Section {
  return { kind: 'note', text }
}
