import {
  createDossierImport,
  type DossierImport,
  type DossierImportDeps,
} from './dossier-import.ts'
import { createDossierService, type DossierService } from './dossier-service.ts'
import {
  createFrozenReportService,
  type FrozenReportDeps,
  type FrozenReportService,
} from './frozen-report-service.ts'
import {
  createInquiryServices,
  type InquiryServiceDeps,
  type InquiryServices,
} from './inquiry-services.ts'

/** The auditors' own: dossiers, the reports that are frozen of them, and their questions to bodies. */
export interface AuditServices extends InquiryServices {
  readonly dossiers: DossierService
  readonly dossierImports: DossierImport
  readonly frozenReports: FrozenReportService
}

export function createAuditServices(
  deps: Omit<FrozenReportDeps & InquiryServiceDeps & DossierImportDeps, 'dossiers'>,
): AuditServices {
  const dossiers = createDossierService(deps)
  return {
    dossiers,
    dossierImports: createDossierImport({ ...deps, dossiers }),
    frozenReports: createFrozenReportService({ ...deps, dossiers }),
    ...createInquiryServices({ ...deps, dossiers }),
  }
}
