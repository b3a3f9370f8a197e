import type { Association } from '../../surveys/association.ts'

/** The association register (föreningsregister). */
export interface AssociationStore {
  /** Adds new associations and replaces known ones: all of them, or none. */
  putAssociations(associations: readonly Association[]): Promise<void>
  /** Every association, in the order of their ids by code point. */
  listAssociations(): Promise<readonly Association[]>
  /** The same, streamed. */
  eachAssociation(): AsyncIterable<Association>
}
