import type { Say, Table } from '../../../reports/documents/document.ts'
import { outlookDocument } from '../../../reports/documents/outlook-document.ts'
import type { Outlook } from '../../../reports/results/outlook.ts'
import { tableView } from '../report-view.ts'

/** What the frame can show, without links to what is defined elsewhere. */
export function forecastView(outlook: Outlook, say: Say) {
  const { sections } = outlookDocument(outlook, say)
  const texts = (kind: string) =>
    sections.flatMap(section => (section.kind === kind && 'text' in section ? [section.text] : []))
  const plain = ({ columns, ...table }: Table): Table => ({
    ...table,
    columns: columns.map(column => ({ ...column, anchor: null })),
  })
  return {
    lead: texts('lead').join(' '),
    prose: texts('prose').join(' '),
    note: texts('note').join(' '),
    tables: sections.flatMap(section =>
      section.kind === 'table' ? [tableView(plain(section.table))] : [],
    ),
  }
}
