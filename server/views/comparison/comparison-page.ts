import type { Comparison } from '../../../reports/comparison/comparison.ts'
import type { ReportDocument, Section } from '../../../reports/documents/document.ts'

/** Some sections of a certified comparison, with the marks that follow its data. */
export function comparisonPage(
  {
    title,
    comparison,
  }: {
    readonly title: string
    readonly comparison: Pick<Comparison, 'synthetic' | 'withoutPanel'>
  },
  sections: readonly Section[],
): ReportDocument {
  const { synthetic, withoutPanel } = comparison
  const marks = { synthetic, isPilot: false, preliminary: false }
  const page = { title, ...marks, uncertified: withoutPanel === true, sections }
  return withoutPanel ? { ...page, withoutPanel } : page
}
