import { createKeyService, type KeyService, type KeyServiceDeps } from './key-service.ts'
import { createResultImportService, type ResultImportService } from './result-import-service.ts'

/** What comes from other installations: their certified files, and the keys that these are checked with. */
export interface ImportedServices {
  readonly fileKeys: KeyService
  readonly resultImports: ResultImportService
}

export function createImportedServices(deps: KeyServiceDeps): ImportedServices {
  const fileKeys = createKeyService(deps)
  return { fileKeys, resultImports: createResultImportService({ ...deps, fileKeys }) }
}
