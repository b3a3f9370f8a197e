import { filled } from './fill-path.ts'

/** A whole dossier from a file: sent, looked at, taken in. */
export const dossierImportPaths = {
  dossierImport: '/granskningar/inlasning',
  dossierUpload: '/granskningar/inlasning/fil/:uploadId',
  dossierUploadCancel: '/granskningar/inlasning/fil/:uploadId/avbryt',
} as const

export const pathToDossierImport = {
  dossierUpload: (uploadId: string) => filled(dossierImportPaths.dossierUpload, { uploadId }),
  dossierUploadCancel: (uploadId: string) =>
    filled(dossierImportPaths.dossierUploadCancel, { uploadId }),
}
