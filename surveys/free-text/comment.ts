import type { AssociationId, SectorId } from '../association.ts'

/** 128 bits in hex. Tells neither who wrote it nor which other comments the same one wrote. */
export type CommentId = string

/** What one association wrote to one question in free text (fritextsvar), as it may be read. */
export interface Comment {
  readonly id: CommentId
  readonly text: string
  /** Another as soon as a letter is: shows what has been changed since it was coded. */
  readonly digest: string
  /** `null`: it would tell too much to say it. */
  readonly sector: SectorId | null
  /** Who wrote it, where that is what was promised; `null` everywhere else. */
  readonly association: AssociationId | null
}
