import type { AssociationId } from '../../surveys/association.ts'
import { isSimilarName } from '../../surveys/similar-names.ts'
import type { WalkIn, WalkInId } from '../../surveys/walk-in.ts'

/** An association as far as it can be told from others. */
export interface Known {
  readonly associationId: AssociationId
  readonly name: string
  readonly orgNumber: string | null
}

/**
 * Why an answer that waits may be one of two:
 * - `answered`, `begun`: the association has sent in or begun an answer already.
 * - `orgNumber`, `name`: an association has the same organisation number, or a similar name.
 * - `waiting`: another answer that waits may be the same association's.
 */
export type Duplicate =
  | {
      readonly why: 'answered' | 'begun' | 'orgNumber' | 'name'
      readonly associationId: AssociationId
      readonly name: string
    }
  | { readonly why: 'waiting'; readonly walkInId: WalkInId; readonly name: string }

/** Associations that whoever typed a name may have meant: nobody may be counted twice. */
export function findKnown(walkIn: WalkIn, known: readonly Known[]): readonly Duplicate[] {
  if (walkIn.associationId !== null) return []
  return known.flatMap<Duplicate>(({ associationId, name, orgNumber }) => {
    const isSame = orgNumber !== null && orgNumber === walkIn.orgNumber
    if (isSame) return [{ why: 'orgNumber', associationId, name }]
    return isSimilarName(name, walkIn.name) ? [{ why: 'name', associationId, name }] : []
  })
}

/** Others who wait and may answer for the same association. */
export function findOthers(walkIn: WalkIn, others: readonly WalkIn[]): readonly Duplicate[] {
  return others
    .filter(other => other.id !== walkIn.id && maybeSame(other, walkIn))
    .map(({ id, name }) => ({ why: 'waiting', walkInId: id, name }))
}

function maybeSame(one: WalkIn, other: WalkIn): boolean {
  if (one.associationId !== null && other.associationId !== null) {
    return one.associationId === other.associationId
  }
  const isSameNumber = one.orgNumber !== null && one.orgNumber === other.orgNumber
  return isSameNumber || isSimilarName(one.name, other.name)
}
