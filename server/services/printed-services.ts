import type { Program } from '../../reports/results/result-set.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { PrintedStore } from '../store/printed-store.ts'
import type { ActLog } from './act-log.ts'
import {
  createPrintedComparisonService,
  type PrintedComparisonService,
} from './printed-comparison-service.ts'
import { createPrintedImport, type PrintedImport } from './printed-import.ts'
import { createPrintedService, type PrintedService } from './printed-service.ts'
import type { ResultService } from './result-service.ts'
import type { FileReader } from './upload-service.ts'

/** Everything that has to do with earlier results that are known only in print. */
export interface PrintedServices {
  readonly printedResults: PrintedService
  readonly printedImports: PrintedImport
  readonly printedComparisons: PrintedComparisonService
}

export interface PrintedServicesDeps {
  readonly store: PrintedStore
  readonly results: ResultService
  readonly acts: ActLog
  readonly files: FileReader
  readonly program: Program
  readonly now: () => Instant
}

export function createPrintedServices(deps: PrintedServicesDeps): PrintedServices {
  const printedResults = createPrintedService(deps)
  return {
    printedResults,
    printedImports: createPrintedImport(deps),
    printedComparisons: createPrintedComparisonService({ ...deps, printedResults }),
  }
}
