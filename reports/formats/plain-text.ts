import type { ReportDocument, Section, Table } from '../documents/document.ts'
import { listLines } from './list-items.ts'
import { formatCell } from './table-cell.ts'

/** A document for a terminal or a plain letter: lines of text, tables in columns. */
export function plainText(document: ReportDocument, marks: readonly string[]): string {
  const blocks = [...marks, underline(document.title, '='), ...document.sections.map(block)]
  return `${blocks.join('\n\n')}\n`
}

function block(section: Section): string {
  switch (section.kind) {
    case 'heading':
      return underline(section.text, section.level === 2 ? '=' : '-')
    case 'lead':
    case 'prose':
    case 'note':
      return section.text
    case 'list':
      return listLines(section, '-').join('\n')
    case 'facts':
      return section.facts.map(({ term, value }) => `${term}: ${value}`).join('\n')
    case 'table':
      return textTable(section.table)
    case 'definitions':
      return section.definitions
        .map(({ term, text, formula }) => `${term}: ${text}\n  ${formula}`)
        .join('\n')
    case 'figure':
      return `${section.title}\n${textTable(section.table)}`
  }
}

function underline(text: string, line: string): string {
  return `${text}\n${line.repeat(text.length)}`
}

function textTable({ caption, columns, rows }: Table): string {
  const lines = [
    columns.map(({ text }) => text),
    ...rows.map(({ header, cells }) => [header, ...cells.map(cell => formatCell(cell))]),
  ]
  const widths = columns.map((_, column) =>
    Math.max(...lines.map(line => (line[column] ?? '').length)),
  )
  const written = lines.map(line =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return [caption, ...written].join('\n')
}
