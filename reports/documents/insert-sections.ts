import type { ReportDocument, Section } from './document.ts'

/** A document with more sections before the heading with an anchor; at its end where there is none. */
export function insertSections(
  document: ReportDocument,
  anchor: string,
  sections: readonly Section[],
): ReportDocument {
  const found = document.sections.findIndex(
    section => section.kind === 'heading' && section.anchor === anchor,
  )
  const place = found === -1 ? document.sections.length : found
  return { ...document, sections: document.sections.toSpliced(place, 0, ...sections) }
}
