import { createDossierService, type DossierService } from './dossier-service.ts'
import {
  createFrozenReportService,
  type FrozenReportDeps,
  type FrozenReportService,
} from './frozen-report-service.ts'

/** The auditors' own: dossiers, and the reports that are frozen of them. */
export interface AuditServices {
  readonly dossiers: DossierService
  readonly frozenReports: FrozenReportService
}

export function createAuditServices(deps: Omit<FrozenReportDeps, 'dossiers'>): AuditServices {
  const dossiers = createDossierService(deps)
  return { dossiers, frozenReports: createFrozenReportService({ ...deps, dossiers }) }
}
