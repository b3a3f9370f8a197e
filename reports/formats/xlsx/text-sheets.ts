import type { Say } from '../../documents/document.ts'
import type { FiledDocument, FiledSection, NumberedTable } from '../../documents/filed-document.ts'
import { listLines } from '../list-items.ts'
import type { LookName } from './cell-looks.ts'
import { partMethod } from './part-method.ts'
import type { Sheet, SheetCell, SheetRow } from './sheet.ts'

const TERM_WIDTH = 34
const TEXT_WIDTH = 90

/** What the file is, and which tables it has. */
export function firstSheet(
  { document, label, municipality, about, marks }: FiledDocument,
  tables: readonly NumberedTable[],
  say: Say,
): Sheet {
  return textSheet(say('file.sheet.about'), [
    [cell(document.title, 'title')],
    ...(label === null ? [] : [[cell(label, 'term')]]),
    [cell(municipality, 'plain')],
    ...marks.map(mark => [cell(mark, 'term')]),
    [],
    ...about.map(({ term, value }) => termRow(term, value)),
    [],
    ...tables.map(({ number, table }) => termRow(say('file.table', { number }), table.caption)),
  ])
}

/** Everything that the document says in words: what it found on one sheet, the method and the definitions on another. */
export function wordSheets(sections: readonly FiledSection[], say: Say): readonly Sheet[] {
  const { words, method } = partMethod(sections)
  const sheet = (name: string, part: readonly FiledSection[]) =>
    textSheet(
      name,
      part.flatMap(section => wordRows(section, say)),
    )
  return [
    sheet(say('file.sheet.words'), words),
    ...(method.length === 0 ? [] : [sheet(say('file.sheet.method'), method)]),
  ]
}

function textSheet(name: string, rows: readonly SheetRow[]): Sheet {
  return {
    name,
    widths: [TERM_WIDTH, TEXT_WIDTH],
    inView: { rows: 0, columns: 0 },
    batches: [rows],
  }
}

function wordRows(section: FiledSection, say: Say): readonly SheetRow[] {
  switch (section.kind) {
    case 'heading': {
      const look = section.level === 2 ? 'chapter' : 'part'
      return [[], [cell(`${section.number} ${section.text}`, look)]]
    }
    case 'lead':
    case 'prose':
    case 'note':
      return [termRow('', section.text)]
    case 'list':
      return listLines(section, '–').map(line => termRow('', line))
    case 'facts':
      return section.facts.map(({ term, value }) => termRow(term, value))
    case 'definitions':
      return section.definitions.map(({ term, text, formula }) =>
        termRow(term, `${text} ${formula}`),
      )
    case 'table': {
      const name = say('file.table', { number: section.number })
      return [termRow('', `${name}. ${section.table.caption}`)]
    }
    case 'figure':
      return []
  }
}

function termRow(term: string, text: string): SheetRow {
  return [cell(term, 'term'), cell(text, 'words')]
}

function cell(value: string, look: LookName): SheetCell {
  return { value, look }
}
