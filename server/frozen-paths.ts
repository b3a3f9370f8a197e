import { filled, withQuery } from './fill-path.ts'

/** Follow-up reports of the auditors' dossiers: as one would be now, and as they are frozen. */
export const frozenPaths = {
  reportDraft: '/granskningar/akt/:dossierId/rapport',
  frozenReports: '/granskningar/akt/:dossierId/frysta',
  frozenReport: '/granskningar/akt/:dossierId/frysta/:number',
  frozenReportFile: '/granskningar/akt/:dossierId/frysta/:number/rapport.:format',
  frozenProtocol: '/granskningar/akt/:dossierId/frysta/:number/protokoll.pdf',
} as const

export interface FrozenParams {
  readonly dossierId: string
  readonly number: string
}

export const pathToFrozen = {
  reportDraft: (dossierId: string) => filled(frozenPaths.reportDraft, { dossierId }),
  frozenReports: (dossierId: string) => filled(frozenPaths.frozenReports, { dossierId }),
  /** The list, where it tells of the report that has just been frozen. */
  justFrozen: (dossierId: string, number: number) =>
    withQuery(pathToFrozen.frozenReports(dossierId), { fryst: String(number) }),
  frozenReport: ({ dossierId, number }: FrozenParams) =>
    filled(frozenPaths.frozenReport, { dossierId, number }),
  frozenReportFile: ({ dossierId, number }: FrozenParams, format: string) =>
    filled(frozenPaths.frozenReportFile, { dossierId, number, format }),
  frozenProtocol: ({ dossierId, number }: FrozenParams) =>
    filled(frozenPaths.frozenProtocol, { dossierId, number }),
}
