import type { Say } from '../../reports/documents/document.ts'
import { printedDocument } from '../../reports/documents/printed-document.ts'
import { printedCsv } from '../../reports/formats/csv/printed-csv.ts'
import type { PrintedComparison } from '../../reports/printed/printed-comparison.ts'
import { certifiedContent } from '../../reports/results/certified-file.ts'
import type { FiledReport } from './report-files.ts'

/** A result known only in print beside a certified one, as it stood when the latest was said of the printed one. */
export function printedReport(comparison: PrintedComparison, say: Say): FiledReport {
  const { text, digest } = certifiedContent(comparison)
  const { program, printed } = comparison
  const { registryNumber } = printed.source
  return {
    provenance: { digest, program, registryNumber, dated: { as: 'stood', at: printed.savedAt } },
    document: printedDocument(comparison, say),
    text,
    csv: dialect => printedCsv(comparison, dialect),
  }
}
