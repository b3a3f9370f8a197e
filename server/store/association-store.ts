import type { Association } from '../../surveys/association.ts'

/** The association register (föreningsregister). */
export interface AssociationStore {
  /**
   * Adds new associations and replaces known ones: all of them, or none, and of those with one id the
   * last. Of two imports at once one comes wholly after the other.
   */
  putAssociations(associations: readonly Association[]): Promise<void>
  /** Every association, in the order of their ids by code point; an import is never seen in part. */
  listAssociations(): Promise<readonly Association[]>
  /** The same, streamed. */
  eachAssociation(): AsyncIterable<Association>
}
