import { type CodingImport, createCodingImport } from './coding-import.ts'
import { createFreeTextService, type FreeTextService } from './free-text-service.ts'
import {
  createSupplementService,
  type SupplementDeps,
  type SupplementService,
} from './supplement-service.ts'

export interface CodingServices {
  readonly freeText: FreeTextService
  readonly supplements: SupplementService
  readonly codingImport: CodingImport
}

/** Everything that has to do with what is answered in free text. */
export function createCodingServices(deps: SupplementDeps): CodingServices {
  const freeText = createFreeTextService(deps)
  return {
    freeText,
    supplements: createSupplementService(deps),
    codingImport: createCodingImport({ ...deps, freeText }),
  }
}
