import { HEAD, type PartName } from '../reports/follow-up/additions.ts'
import { dossierImportPaths, pathToDossierImport } from './dossier-import-paths.ts'
import { filled, withQuery } from './fill-path.ts'

/** The auditors' dossiers. */
export const auditPaths = {
  ...dossierImportPaths,
  audits: '/granskningar',
  newDossier: '/granskningar/ny',
  dossier: '/granskningar/akt/:dossierId',
  dossierFile: '/granskningar/akt/:dossierId/akt.json',
  dossierHistory: '/granskningar/akt/:dossierId/historik',
  newPart: '/granskningar/akt/:dossierId/ny/:list',
  part: '/granskningar/akt/:dossierId/andra/:list/:partId',
  partHistory: '/granskningar/akt/:dossierId/historik/:list/:partId',
  audit: '/granskningar/akt/:dossierId/granskning/:partId',
  auditMatrix: '/granskningar/akt/:dossierId/granskning/:partId/matris',
  recommendation: '/granskningar/akt/:dossierId/rekommendation/:partId',
} as const

/** What the lists of a dossier are called in addresses. */
const LIST_NAMES: Readonly<Record<PartName['list'], string>> = {
  [HEAD]: 'akt',
  bodies: 'organ',
  groups: 'grupp',
  sources: 'kalla',
  audits: 'granskning',
  recommendations: 'rekommendation',
  statements: 'svar',
  actions: 'atgard',
  assessments: 'bedomning',
  outcomeLinks: 'koppling',
  claimLinks: 'fraga-om-svar',
}

/** The list that an address names; `null`: none. */
export function listNamed(name: string): PartName['list'] | null {
  const found = Object.entries(LIST_NAMES).find(([, known]) => known === name)
  return (found?.[0] as PartName['list'] | undefined) ?? null
}

type Query = Readonly<Record<string, string>>

export const pathToAudit = {
  ...pathToDossierImport,
  dossier: (dossierId: string) => filled(auditPaths.dossier, { dossierId }),
  dossierFile: (dossierId: string) => filled(auditPaths.dossierFile, { dossierId }),
  dossierHistory: (dossierId: string) => filled(auditPaths.dossierHistory, { dossierId }),
  /** @param query What its form begins with. */
  newPart: (dossierId: string, list: PartName['list'], query: Query = {}) =>
    withQuery(filled(auditPaths.newPart, { dossierId, list: LIST_NAMES[list] }), query),
  part: (dossierId: string, { list, id }: PartName) =>
    filled(auditPaths.part, { dossierId, list: LIST_NAMES[list], partId: id }),
  partHistory: (dossierId: string, { list, id }: PartName) =>
    filled(auditPaths.partHistory, { dossierId, list: LIST_NAMES[list], partId: id }),
  audit: (dossierId: string, partId: string) => filled(auditPaths.audit, { dossierId, partId }),
  auditMatrix: (dossierId: string, partId: string) =>
    filled(auditPaths.auditMatrix, { dossierId, partId }),
  recommendation: (dossierId: string, partId: string) =>
    filled(auditPaths.recommendation, { dossierId, partId }),
}
