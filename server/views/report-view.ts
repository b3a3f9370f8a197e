import type {
  Fact,
  FigureSection,
  ReportDocument,
  Say,
  Section,
  Table,
} from '../../reports/documents/document.ts'
import { formatCell } from '../../reports/formats/table-cell.ts'
import { isWords, isWordsColumn } from '../../reports/formats/words-column.ts'
import type { WorkPage } from './site-view.ts'

export interface Download {
  readonly href: string
  readonly text: string
}

/** What the first page of a document says of it. */
export interface Front {
  readonly label: string | null
  readonly about: readonly Fact[]
}

/** A report document as a page: every number written, every section with the one thing that it has. */
export function reportView(
  document: ReportDocument,
  {
    say,
    downloads,
    documents = [],
    front = null,
    frame,
  }: {
    readonly say: Say
    readonly downloads: readonly Download[]
    /** What is made when it is asked for; left out: nothing. */
    readonly documents?: readonly Download[]
    /** What stands first in a document that is handed over; left out: it is a page here. */
    readonly front?: Front | null
    readonly frame: Pick<WorkPage, 'navigation' | 'formKey'>
  },
) {
  const page: WorkPage = {
    ...frame,
    title: document.title,
    synthetic: document.synthetic,
    isPilot: document.isPilot,
    preliminary: document.preliminary,
    uncertified: document.uncertified,
    hasCharts: document.sections.some(({ kind }) => kind === 'figure'),
  }
  const mark = figureMark(document, say)
  return {
    ...page,
    sections: document.sections.map(section => sectionView(section, mark)),
    downloads,
    documents,
    front: front === null ? null : { ...front, contents: contentsOf(document) },
  }
}

function contentsOf({ sections }: ReportDocument) {
  return sections.flatMap(section =>
    section.kind === 'heading'
      ? [{ href: `#${section.anchor ?? ''}`, text: section.text, isPart: section.level === 3 }]
      : [],
  )
}

/** What stands at each figure, which may be taken out of its page; `null`: nothing. */
function figureMark({ synthetic, isPilot }: ReportDocument, say: Say): string | null {
  const marks = [synthetic ? say('mark.synthetic') : '', isPilot ? say('mark.pilot') : '']
  const told = marks.filter(mark => mark !== '')
  return told.length === 0 ? null : told.join('. ')
}

const EMPTY_SECTION = {
  heading2: null,
  heading3: null,
  anchor: null,
  lead: null,
  prose: null,
  note: null,
  list: null,
  facts: null,
  definitions: null,
  table: null,
  figure: null,
}

/** A section with the one thing that it has. @param mark What stands at a figure; `null`: nothing. */
export function sectionView(section: Section, mark: string | null) {
  switch (section.kind) {
    case 'heading':
      return {
        ...EMPTY_SECTION,
        [`heading${section.level}`]: section.text,
        anchor: section.anchor,
      }
    case 'lead':
    case 'prose':
    case 'note':
      return { ...EMPTY_SECTION, [section.kind]: section.text }
    case 'list':
      return { ...EMPTY_SECTION, list: section.items }
    case 'facts':
      return { ...EMPTY_SECTION, facts: section.facts }
    case 'definitions':
      return { ...EMPTY_SECTION, definitions: section.definitions }
    case 'table':
      return { ...EMPTY_SECTION, table: tableView(section.table) }
    case 'figure':
      return { ...EMPTY_SECTION, figure: figureView(section, mark) }
  }
}

function figureView({ title, description, chart, table }: FigureSection, mark: string | null) {
  return { title, description, mark, chart: JSON.stringify(chart), table: tableView(table) }
}

/** A table as `templates/partials/report-table` prints it. */
export function tableView({ caption, columns, rows }: Table) {
  return {
    caption,
    columns: columns.map((column, index) => ({
      ...column,
      isText: isWordsColumn({ rows }, index),
    })),
    isDefined: columns.some(({ anchor }) => anchor !== null),
    rows: rows.map(({ header, anchor, cells, isTotal }) => ({
      header,
      anchor,
      isTotal,
      cells: cells.map((cell, index) => ({
        label: columns[index + 1]?.text ?? '',
        text: formatCell(cell),
        isText: isWords(cell),
      })),
    })),
  }
}
