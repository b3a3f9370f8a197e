import type { Language } from '../../surveys/language.ts'
import type { Figure } from '../disclosure/figure.ts'
import type { Chart } from '../figures/chart.ts'

/**
 * A report as data: typed sections in reading order, without a layout. Pages, files and the terminal
 * show the same document.
 */
export interface ReportDocument {
  readonly title: string
  readonly synthetic: boolean
  /** Its answers only try the questions out, and never count. */
  readonly isPilot: boolean
  /** The figures can still change. */
  readonly preliminary: boolean
  /** The figures are certified, but nobody has certified that they are put together. */
  readonly uncertified: boolean
  /** Some of its figures are known only in print, and are never certified. Left out: none. */
  readonly fromPrint?: true
  /** Worked out from two certified results alone. Left out: it is not. */
  readonly withoutPanel?: true
  /** It is to have room on one sheet of paper. Left out: it takes as many as it needs. */
  readonly onOneSheet?: true
  readonly sections: readonly Section[]
}

export type Section =
  | Heading
  | ({ readonly kind: 'lead' | 'prose' | 'note'; readonly text: string } & Spoken)
  | ListSection
  | ({ readonly kind: 'facts'; readonly facts: readonly Fact[] } & Spoken)
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'definitions'; readonly definitions: readonly Definition[] }
  | FigureSection

export interface ListSection extends Spoken {
  readonly kind: 'list'
  readonly items: readonly string[]
  /** Each item begins with a number that others refer to it by, and a full stop: `1 a. Se över …`. Left out: none does. */
  readonly isNumbered?: true
}

/** What may be in another language than its document, for those who have it read to them. */
interface Spoken {
  /** Left out: that of the document. */
  readonly language?: Language
}

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

/** What a number means, in plain words and as a formula. */
export interface Definition {
  /** Where the columns of the tables lead. */
  readonly anchor: string
  readonly term: string
  readonly text: string
  readonly formula: string
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
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

export interface Column {
  readonly text: string
  /** The anchor of the definition of what stands in the column; `null`: it needs none. */
  readonly anchor: string | null
}

export interface Row {
  readonly header: string
  /** Where the document tells more of the row; `null`: nowhere. */
  readonly anchor: string | null
  readonly cells: readonly TableCell[]
  /** Set apart from the others: the total. */
  readonly isTotal: boolean
}

/** A number or an interval that is not rounded yet, and how it is to be written; or words. */
export type TableCell =
  | { readonly figure: Figure; readonly unit: Unit }
  | { readonly low: Figure; readonly high: Figure; readonly unit: Unit }
  | { readonly text: string }

export const UNITS = [
  'count',
  'score',
  'share',
  'index',
  'difference',
  'indexDifference',
  'net',
  'alpha',
  'error',
  'effect',
  'pValue',
] as const
export type Unit = (typeof UNITS)[number]

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

/** The document with a note right after its lead: what whoever reads it has to know first. */
export function withNote(document: ReportDocument, text: string): ReportDocument {
  const { sections } = document
  const after = sections.findIndex(({ kind }) => kind === 'lead') + 1
  return { ...document, sections: sections.toSpliced(after, 0, note(text)) }
}
