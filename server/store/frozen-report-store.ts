import type { CertifiedContent } from '../../reports/results/certified-file.ts'

/** A follow-up report as it was frozen and signed. */
export interface FrozenReport extends CertifiedContent {
  readonly dossierId: string
  /** 1, 2, 3 … within its dossier. */
  readonly number: number
}

/** What is frozen is never changed or removed: a correction is one more. */
export interface FrozenReportStore {
  /** @returns 'exists' when the dossier has a report with that number; that one stays. */
  insertFrozenReport(report: FrozenReport): Promise<'stored' | 'exists'>
  /** In the order of their numbers. */
  listFrozenReports(dossierId: string): Promise<readonly FrozenReport[]>
}
