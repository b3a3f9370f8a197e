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
  /** `null` when the dossier has no report with that number. */
  findFrozenReport(dossierId: string, number: number): Promise<FrozenReport | null>
  /** The numbers of a dossier's reports, in their order. */
  listFrozenNumbers(dossierId: string): Promise<readonly number[]>
}
