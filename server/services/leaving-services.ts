import type { Instant } from '../../surveys/instant.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import { type AnswerExportService, createAnswerExportService } from './answer-export-service.ts'
import { type CaseService, createCaseService } from './case-service.ts'
import type { ComparisonService } from './comparison-service.ts'
import { createDisposalService, type DisposalService } from './disposal-service.ts'
import type { ProtocolService } from './protocol-service.ts'
import type { ResultService } from './result-service.ts'
import type { RoundKeys } from './round-keys.ts'
import type { RoundService } from './round-service.ts'
import type { SurveyService } from './survey-service.ts'

/** What leaves the installation: answers and whole cases, and what is erased. */
export interface LeavingServices {
  readonly answerExports: AnswerExportService
  readonly cases: CaseService
  readonly disposals: DisposalService
}

export interface LeavingDeps {
  readonly store: Store
  readonly surveys: SurveyService
  readonly rounds: RoundService
  readonly results: ResultService
  readonly comparisons: ComparisonService
  readonly protocols: ProtocolService
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly acts: ActLog
  readonly now: () => Instant
}

export function createLeavingServices(deps: LeavingDeps): LeavingServices {
  const answerExports = createAnswerExportService(deps)
  return {
    answerExports,
    cases: createCaseService({ ...deps, answerExports }),
    disposals: createDisposalService(deps),
  }
}
