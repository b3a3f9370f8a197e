import type { Addition } from '../../reports/follow-up/additions.ts'

/** The auditors' dossiers of audits. They are only added to: no addition is ever changed or removed. */
export interface DossierStore {
  /** @returns 'exists' when the dossier has an addition with that number; that one stays. */
  insertAddition(addition: Addition): Promise<'stored' | 'exists'>
  /** In the order of their numbers; none where there is no such dossier. */
  listAdditions(dossierId: string): Promise<readonly Addition[]>
  /** The ids of the dossiers that have been added to, in their order by code point. */
  listDossiers(): Promise<readonly string[]>
}
