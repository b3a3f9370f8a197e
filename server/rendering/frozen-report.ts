import type { ReportDocument, Say } from '../../reports/documents/document.ts'
import { frozenDocument } from '../../reports/documents/follow-up-document.ts'
import type { FollowUpReport } from '../../reports/follow-up/follow-up-report.ts'
import { followUpCsv } from '../../reports/formats/csv/follow-up-csv.ts'
import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import type { FiledReport } from './report-files.ts'

/** A follow-up report as it would be frozen now: it can still change, and says so. */
export function reportDraft(report: FollowUpReport, say: Say): ReportDocument {
  return { ...frozenDocument(report, say), preliminary: true }
}

/** A follow-up report as it was frozen: everything in it comes from the sealed content. */
export function frozenReport({ text, digest, signature }: CertifiedContent, say: Say): FiledReport {
  const report = JSON.parse(text) as FollowUpReport
  const { program, frozenAt, dossier, on } = report
  return {
    text,
    signature,
    provenance: { digest, program, registryNumber: null, dated: { as: 'frozen', at: frozenAt } },
    get document() {
      return frozenDocument(report, say)
    },
    csv: dialect => followUpCsv(dossier, on, dialect),
  }
}
