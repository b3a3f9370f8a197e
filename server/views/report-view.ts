import type {
  Fact,
  FigureSection,
  ReportDocument,
  Say,
  Section,
  Table,
} from '../../reports/documents/document.ts'
import { figuresOf } from '../../reports/documents/figures-of.ts'
import { labelledItems } from '../../reports/formats/list-items.ts'
import { formatCell } from '../../reports/formats/table-cell.ts'
import { isWords, isWordsColumn } from '../../reports/formats/words-column.ts'
import type { FigureName } from '../figure-paths.ts'
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

/** Where a figure is as a picture; `null`: nowhere. */
type FigureHref = ((name: FigureName) => string) | null

/** A report document as a page: every number written, every section with the one thing that it has. */
export function reportView(
  document: ReportDocument,
  {
    say,
    downloads,
    documents = [],
    front = null,
    figureHref = null,
    frame,
    leadTo = withinPage,
  }: {
    readonly say: Say
    readonly downloads: readonly Download[]
    /** What is made when it is asked for; left out: nothing. */
    readonly documents?: readonly Download[]
    /** What stands first in a document that is handed over; left out: it is a page here. */
    readonly front?: Front | null
    /** Where each figure is as a picture; left out: nowhere. */
    readonly figureHref?: FigureHref
    readonly frame: Pick<WorkPage, 'navigation' | 'formKey'>
    readonly leadTo?: LeadTo
  },
) {
  const mark = figureMark(document, say)
  const pictures = picturesOf(document, figureHref, say)
  return {
    ...pageOf(document, frame),
    sections: document.sections.map(section => sectionView(section, { mark, pictures, leadTo })),
    downloads,
    documents,
    front: front === null ? null : { ...front, contents: contentsOf(document) },
  }
}

/** The page around a document, with its marks. */
function pageOf(
  document: ReportDocument,
  frame: Pick<WorkPage, 'navigation' | 'formKey'>,
): WorkPage {
  const { title, synthetic, isPilot, preliminary, uncertified } = document
  const { fromPrint = false, withoutPanel = false } = document
  return {
    ...frame,
    title,
    synthetic,
    isPilot,
    preliminary,
    uncertified,
    fromPrint,
    withoutPanel,
    hasCharts: document.sections.some(({ kind }) => kind === 'figure'),
  }
}

function contentsOf({ sections }: ReportDocument) {
  return sections.flatMap(section =>
    section.kind === 'heading'
      ? [{ href: `#${section.anchor ?? ''}`, text: section.text, isPart: section.level === 3 }]
      : [],
  )
}

/** Where the anchor of a row leads. */
type LeadTo = (anchor: string) => string

function withinPage(anchor: string): string {
  return `#${anchor}`
}

interface SectionHow {
  /** What stands at each figure; `null`: nothing. */
  readonly mark: string | null
  /** Where a figure is as a picture. */
  readonly pictures: (figure: FigureSection) => readonly Download[]
  readonly leadTo: LeadTo
}

const PLAIN: SectionHow = { mark: null, pictures: () => [], leadTo: withinPage }

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
  numbered: null,
  facts: null,
  definitions: null,
  table: null,
  figure: null,
}

/** A section with the one thing that it has. */
export function sectionView(section: Section, how: SectionHow = PLAIN) {
  const language = 'language' in section ? (section.language ?? null) : null
  return { ...EMPTY_SECTION, language, ...contentView(section, how) }
}

function contentView(section: Section, how: SectionHow) {
  switch (section.kind) {
    case 'heading':
      return { [`heading${section.level}`]: section.text, anchor: section.anchor }
    case 'lead':
    case 'prose':
    case 'note':
      return { [section.kind]: section.text }
    case 'list':
      return section.isNumbered === true
        ? { numbered: labelledItems(section, '') }
        : { list: section.items }
    case 'facts':
      return { facts: section.facts }
    case 'definitions':
      return { definitions: section.definitions }
    case 'table':
      return { table: tableView(section.table, how.leadTo) }
    case 'figure':
      return { figure: figureView(section, how) }
  }
}

function figureView(figure: FigureSection, { mark, pictures, leadTo }: SectionHow) {
  const { title, description, chart, table } = figure
  return {
    title,
    description,
    mark,
    chart: JSON.stringify(chart),
    pictures: pictures(figure),
    table: tableView(table, leadTo),
  }
}

/** Each figure as every kind of picture. */
function picturesOf(document: ReportDocument, hrefOf: FigureHref, say: Say) {
  const figures = figuresOf(document)
  return (section: FigureSection): readonly Download[] => {
    if (hrefOf === null) return []
    const figure = figures.indexOf(section) + 1
    return (['svg', 'png'] as const).map(image => ({
      href: hrefOf({ figure, image }),
      text: say(`download.${image}`, { figure }),
    }))
  }
}

/** A table as `templates/partials/report-table` prints it. */
export function tableView({ caption, columns, rows }: Table, leadTo: LeadTo = withinPage) {
  return {
    caption,
    columns: columns.map((column, index) => ({
      ...column,
      isText: isWordsColumn({ rows }, index),
    })),
    isDefined: columns.some(({ anchor }) => anchor !== null),
    rows: rows.map(({ header, anchor, cells, isTotal }) => ({
      header,
      href: anchor === null ? null : leadTo(anchor),
      isTotal,
      cells: cells.map((cell, index) => ({
        label: columns[index + 1]?.text ?? '',
        text: formatCell(cell),
        isText: isWords(cell),
      })),
    })),
  }
}
