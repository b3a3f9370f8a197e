import { type BodyService, type BodyServiceDeps, createBodyService } from './body-service.ts'
import { createRegisterBook, type RegisterBook } from './register-book.ts'
import { createRegisterExport, type RegisterExport } from './register-export.ts'
import {
  createRegisterImport,
  type RegisterImport,
  type RegisterImportDeps,
} from './register-import.ts'
import { createRegisterService, type RegisterService } from './register-service.ts'
import { createUploadService, type UploadDeps, type UploadService } from './upload-service.ts'

/** Everything that has to do with the register, and with the bodies of the municipality. */
export interface RegisterServices {
  readonly book: RegisterBook
  readonly register: RegisterService
  readonly registerImports: RegisterImport
  readonly registerExports: RegisterExport
  readonly uploads: UploadService
  readonly bodies: BodyService
}

export function createRegisterServices(
  given: Omit<RegisterImportDeps & UploadDeps & BodyServiceDeps, 'book' | 'registerImports'>,
): RegisterServices {
  const book = createRegisterBook(given)
  const registerImports = createRegisterImport({ ...given, book })
  return {
    book,
    register: createRegisterService({ ...given, book }),
    registerImports,
    registerExports: createRegisterExport({ ...given, book }),
    uploads: createUploadService({ ...given, registerImports, book }),
    bodies: createBodyService(given),
  }
}
