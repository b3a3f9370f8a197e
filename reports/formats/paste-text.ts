import type { ReportDocument, Section, Table } from '../documents/document.ts'
import { listLines } from './list-items.ts'
import { formatCell } from './table-cell.ts'

/**
 * A document as text to paste into another (tjänsteutlåtande): paragraphs with an empty line between, and tables with tabs
 * between the cells, which word processors make tables of. Charts are left out; their tables say the same.
 */
export function pasteText(document: ReportDocument, marks: readonly string[]): string {
  const blocks = [...marks, document.title, ...document.sections.flatMap(textOf)]
  return `${blocks.join('\n\n')}\n`
}

function textOf(section: Section): readonly string[] {
  switch (section.kind) {
    case 'heading':
    case 'lead':
    case 'prose':
    case 'note':
      return [section.text]
    case 'list':
      return [listLines(section, '–').join('\n')]
    case 'facts':
      return [section.facts.map(({ term, value }) => `${term}: ${value}`).join('\n')]
    case 'definitions':
      return [section.definitions.map(({ term, text }) => `${term}: ${text}`).join('\n')]
    case 'table':
    case 'figure':
      return [tabbed(section.table)]
  }
}

function tabbed({ caption, columns, rows }: Table): string {
  const lines = [
    columns.map(({ text }) => text),
    ...rows.map(({ header, cells }) => [header, ...cells.map(cell => formatCell(cell))]),
  ]
  return [caption, ...lines.map(line => line.join('\t'))].join('\n')
}
