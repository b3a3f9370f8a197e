import type { Comparison } from '../../../reports/comparison/comparison.ts'
import type { ReportDocument, Say, Section } from '../../../reports/documents/document.ts'
import type { CurrentComparison } from '../../services/comparison-service.ts'

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

/** That a result which a comparison rests on has been corrected since; `null`: none has. */
export function outdatedText(
  { outdated }: Pick<CurrentComparison, 'outdated'>,
  say: Say,
): string | null {
  return outdated.length === 0 ? null : say('comparison.outdated', { rounds: outdated.join(', ') })
}
