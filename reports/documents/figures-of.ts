import type { FigureSection, ReportDocument } from './document.ts'

/** The figures of a document, as they are numbered: the first is figure 1. */
export function figuresOf({ sections }: ReportDocument): readonly FigureSection[] {
  return sections.filter((section): section is FigureSection => section.kind === 'figure')
}
