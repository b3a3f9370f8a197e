import type { CellObject, SheetData } from 'write-excel-file/node'

import type { Say } from '../../documents/document.ts'
import type { FiledDocument, FiledSection, NumberedTable } from '../../documents/filed-document.ts'
import { type FileSheet, textCell } from './table-sheet.ts'

const TERM_WIDTH = 34
const TEXT_WIDTH = 90
const BOLD = { fontWeight: 'bold', alignVertical: 'top' } as const
const PLAIN = { wrap: true, alignVertical: 'top' } as const

/** What the file is, and which tables it has. */
export function firstSheet(
  { document, label, municipality, about, marks }: FiledDocument,
  tables: readonly NumberedTable[],
  say: Say,
): FileSheet {
  return textSheet(say('file.sheet.about'), [
    [textCell(document.title, { ...BOLD, fontSize: 16 })],
    ...(label === null ? [] : [[textCell(label, BOLD)]]),
    [textCell(municipality, {})],
    ...marks.map(mark => [textCell(mark, BOLD)]),
    [],
    ...about.map(({ term, value }) => [textCell(term, BOLD), textCell(value, PLAIN)]),
    [],
    ...tables.map(({ number, table }) => [
      textCell(say('file.table', { number }), BOLD),
      textCell(table.caption, PLAIN),
    ]),
  ])
}

/** Everything that the document says in words: the answer, the method and the definitions. */
export function wordSheet(sections: readonly FiledSection[], say: Say): FileSheet {
  return textSheet(
    say('file.sheet.words'),
    sections.flatMap(section => wordRows(section, say)),
  )
}

function textSheet(sheet: string, data: SheetData): FileSheet {
  return {
    sheet,
    data,
    columns: [{ width: TERM_WIDTH }, { width: TEXT_WIDTH }],
    orientation: 'landscape',
  }
}

function wordRows(section: FiledSection, say: Say): SheetData {
  switch (section.kind) {
    case 'heading':
      return [[], [textCell(`${section.number} ${section.text}`, headingLook(section.level))]]
    case 'lead':
    case 'prose':
    case 'note':
      return [[textCell('', {}), textCell(section.text, PLAIN)]]
    case 'list':
      return section.items.map(item => [textCell('', {}), textCell(`– ${item}`, PLAIN)])
    case 'facts':
      return section.facts.map(({ term, value }) => [textCell(term, BOLD), textCell(value, PLAIN)])
    case 'definitions':
      return section.definitions.map(({ term, text, formula }) => [
        textCell(term, BOLD),
        textCell(`${text} ${formula}`, PLAIN),
      ])
    case 'table': {
      const name = say('file.table', { number: section.number })
      return [[textCell('', {}), textCell(`${name}. ${section.table.caption}`, PLAIN)]]
    }
    case 'figure':
      return []
  }
}

function headingLook(level: 2 | 3): Partial<CellObject> {
  return { fontWeight: 'bold', fontSize: level === 2 ? 14 : 12 }
}
