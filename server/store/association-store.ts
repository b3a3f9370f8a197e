import type { Association, AssociationId } from '../../surveys/association.ts'
import type { AssociationEvent } from '../../surveys/association-event.ts'
import type { Instant } from '../../surveys/instant.ts'

/** What a change does to one association. */
export interface ChangedAssociation {
  /** As it becomes; `null`: it leaves the register. */
  readonly becomes: Association | null
  /** As it was; `null`: it is new. */
  readonly was: Association | null
  readonly event: AssociationEvent
}

/** Who changed the register, and when. */
export interface ChangeNote {
  readonly kind: 'import' | 'edit' | 'undo' | 'forget'
  readonly at: Instant
  readonly by: string
}

/** One change of the register: all of it is stored, or nothing. */
export interface RegisterChange {
  /** Follows that of the change before: 1, 2, 3 … */
  readonly number: number
  readonly note: ChangeNote
  readonly changed: readonly ChangedAssociation[]
}

/** An import that has been made, and how many associations it changed. */
export interface MadeImport extends Omit<ChangeNote, 'kind'> {
  readonly number: number
  readonly count: number
}

/** An association as a change left it, and as it was before. */
export interface Rewritten {
  readonly is: Association
  /** `null`: it was not in the register. */
  readonly was: Association | null
}

/** The association register (föreningsregister). */
export interface AssociationStore {
  /** @returns 'stale' when another change took the number: it is to be worked out anew. */
  changeRegister(change: RegisterChange): Promise<'stored' | 'stale'>
  /** The number of the last change; 0 before the first. */
  lastRegisterChange(): Promise<number>
  /** The latest import; `null`: there is none, or it came with another store. */
  findLatestImport(): Promise<MadeImport | null>
  /** What was last written by the import with that number and is as it left it, in the order of ids. */
  listRewritten(number: number): Promise<readonly Rewritten[]>
  /** Forgets how associations were before the imports up to a number: they can no longer be undone. */
  forgetBefore(number: number): Promise<void>

  /**
   * Adds associations from another store and replaces known ones: all of them, or none, and of those with one
   * id the last.
   */
  putAssociations(associations: readonly Association[]): Promise<void>
  /** Every association, in the order of their ids by code point; a change is never seen in part. */
  listAssociations(): Promise<readonly Association[]>
  /** The same, streamed. */
  eachAssociation(): AsyncIterable<Association>

  /** What has happened to one, the latest first. */
  listAssociationEvents(association: AssociationId): Promise<readonly AssociationEvent[]>
  /** Everything that has happened, in the order of changes and then of ids, streamed. */
  eachAssociationEvent(): AsyncIterable<AssociationEvent>
  /** Adds events from another store; later changes get higher numbers than they have. */
  restoreAssociationEvents(events: readonly AssociationEvent[]): Promise<void>
}
