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
  readonly frozenReports: FrozenReportService
}

export function createAuditServices(
  deps: Omit<FrozenReportDeps & InquiryServiceDeps, 'dossiers'>,
): AuditServices {
  const dossiers = createDossierService(deps)
  return {
    dossiers,
    frozenReports: createFrozenReportService({ ...deps, dossiers }),
    ...createInquiryServices({ ...deps, dossiers }),
  }
}
