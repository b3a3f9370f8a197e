import type { Program } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import type { SigningKeys } from '../keys/signatures.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import { type CertificationService, createCertificationService } from './certification-service.ts'
import { type ComparisonService, createComparisonService } from './comparison-service.ts'
import { type CorrectionService, createCorrectionService } from './correction-service.ts'
import { createExplorerService, type ExplorerService } from './explorer-service.ts'
import { createImportedServices, type ImportedServices } from './imported-services.ts'
import type { ImportService } from './import-service.ts'
import { createPrintedServices, type PrintedServices } from './printed-services.ts'
import { createPublicationService, type PublicationService } from './publication-service.ts'
import { createReportTextService, type ReportTextService } from './report-text-service.ts'
import { createResultService, type ResultService } from './result-service.ts'
import { createReviewService, type ReviewService } from './review-service.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'
import type { FileReader } from './upload-service.ts'

export interface ResultServices extends PrintedServices, ImportedServices {
  readonly results: ResultService
  readonly reviews: ReviewService
  readonly certification: CertificationService
  readonly corrections: CorrectionService
  readonly publications: PublicationService
  readonly reportTexts: ReportTextService
  readonly comparisons: ComparisonService
  readonly explorer: ExplorerService
}

export interface ResultSurroundings {
  readonly store: Store
  readonly acts: ActLog
  readonly surveys: SurveyService
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly rounds: RoundService
  readonly imports: ImportService
  readonly files: FileReader
  readonly program: Program
  readonly signing: SigningKeys
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

/** Everything that has to do with a result, from its review to what is published of it. */
export function createResultServices(given: ResultSurroundings): ResultServices {
  const { sign, known: knownKeys } = given.signing
  const deps = { ...given, sign, knownKeys }
  const results = createResultService(deps)
  const comparisons = createComparisonService({ ...deps, results })
  return {
    ...createImportedServices(deps),
    results,
    reviews: createReviewService({ ...deps, results }),
    certification: createCertificationService(deps),
    corrections: createCorrectionService(deps),
    publications: createPublicationService({ ...deps, results }),
    reportTexts: createReportTextService(deps),
    comparisons,
    explorer: createExplorerService({ ...deps, results, comparisons }),
    ...createPrintedServices({ ...deps, results }),
  }
}
