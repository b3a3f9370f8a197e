import type { Instant } from '../../surveys/instant.ts'
import type { Fact, Heading, ReportDocument, Say, Section, Table } from './document.ts'

/** A document as it is handed over: with what stands on its first page, and on every page. */
export interface FiledDocument {
  readonly document: ReportDocument
  /** What it is called in the case: "Bilaga 2"; `null`: nothing. */
  readonly label: string | null
  readonly municipality: string
  readonly logo: FiledLogo | null
  /** `null`: it has none. */
  readonly registryNumber: string | null
  /** What a reader has to know wherever the file is opened: SYNTETISKA EXEMPELDATA, PRELIMINÄRT. */
  readonly marks: readonly string[]
  /** What the first page says of the file. */
  readonly about: readonly Fact[]
  /** When its content was made, never when it was written: the same content gives the same bytes. */
  readonly writtenAt: Instant
}

/** The municipality's picture. Its size is in CSS pixels. */
export interface FiledLogo {
  readonly bytes: Uint8Array
  readonly kind: 'png' | 'jpeg'
  readonly width: number
  readonly height: number
}

/** A section with the number that others refer to it by; the table of a figure stands by itself. */
export type FiledSection =
  | (Extract<Section, { kind: 'heading' }> & {
      /** `3` or `3.2`. */
      readonly number: string
    })
  | (Omit<Extract<Section, { kind: 'figure' }>, 'table'> & { readonly number: number })
  | NumberedTable
  | Exclude<Section, { kind: 'heading' | 'figure' | 'table' }>

export interface NumberedTable {
  readonly kind: 'table'
  readonly number: number
  readonly table: Table
}

/** Numbers headings, figures and tables in reading order, as in an investigation (utredning). */
export function filedSections(sections: readonly Section[]): readonly FiledSection[] {
  const next = createNumbers()
  const tableOf = (table: Table): NumberedTable => ({ kind: 'table', number: next.table(), table })
  return sections.flatMap((section): readonly FiledSection[] => {
    switch (section.kind) {
      case 'heading':
        return [{ ...section, number: next.heading(section.level) }]
      case 'table':
        return [tableOf(section.table)]
      case 'figure': {
        const { table, ...figure } = section
        return [{ ...figure, number: next.figure() }, tableOf(table)]
      }
      default:
        return [section]
    }
  })
}

/** Whether a section says what the next is about: a page that ends with it ends with a promise. */
export function leadsOn(section: FiledSection, next: FiledSection | undefined): boolean {
  return section.kind === 'prose' && (next?.kind === 'figure' || next?.kind === 'table')
}

/** The same numbers, written where they belong: for a page, where a figure and its table are one thing. */
export function withNumbers(sections: readonly Section[], say: Say): readonly Section[] {
  const next = createNumbers()
  const captioned = (table: Table): Table => {
    const label = say('file.table', { number: next.table() })
    return { ...table, caption: `${label}. ${table.caption}` }
  }
  return sections.map(section => {
    switch (section.kind) {
      case 'heading':
        return numberedHeading(section, next.heading(section.level))
      case 'table':
        return { ...section, table: captioned(section.table) }
      case 'figure': {
        const title = `${say('file.figure', { number: next.figure() })}. ${section.title}`
        return { ...section, title, table: captioned(section.table) }
      }
      default:
        return section
    }
  })
}

/** A heading that a table of contents can lead to. */
function numberedHeading({ text, anchor, ...heading }: Heading, number: string): Heading {
  const place = anchor ?? `avsnitt-${number.replace('.', '-')}`
  return { ...heading, text: `${number} ${text}`, anchor: place }
}

/** Counts what a document has. */
function createNumbers() {
  const count = { chapter: 0, part: 0, figure: 0, table: 0 }
  return {
    heading: (level: 2 | 3) => headingNumber(level, count),
    figure: () => (count.figure += 1),
    table: () => (count.table += 1),
  }
}

function headingNumber(level: 2 | 3, count: { chapter: number; part: number }): string {
  if (level === 2) {
    count.chapter += 1
    count.part = 0
    return String(count.chapter)
  }
  count.part += 1
  return `${count.chapter}.${count.part}`
}
