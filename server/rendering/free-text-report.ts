import type { Say } from '../../reports/documents/document.ts'
import { freeTextDocument } from '../../reports/documents/free-text-sections.ts'
import type { CurrentResult } from '../services/result-service.ts'
import type { CurrentSupplement } from '../services/supplement-service.ts'
import { resultProvenance, type FiledReport } from './report-files.ts'

/** What was written in free text, as it is certified beside a result. It has no figures for a table of its own. */
export function freeTextReport(
  { supplement, text, digest, signature }: CurrentSupplement,
  current: CurrentResult,
  say: Say,
): FiledReport {
  const { label: _, versions: __, ...provenance } = resultProvenance(current, say)
  const at = supplement.certifiedAt ?? provenance.dated.at
  return {
    provenance: {
      ...provenance,
      digest,
      dated: { as: 'certified', at },
      signedBy: signature?.key,
    },
    document: freeTextDocument(supplement, digest, say),
    text,
    signature,
    csv: () => '',
  }
}
