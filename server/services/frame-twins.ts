import { type Association, NOTHING_MORE } from '../../surveys/association.ts'
import { createNameTwins } from '../../surveys/name-twins.ts'
import type { FrameEntry } from '../../surveys/round.ts'
import type { Reviewed } from './review-round.ts'

/** Two in a frame that may be the same association, asked twice. */
export interface Twins {
  readonly one: Reviewed
  readonly other: Reviewed
}

/** Those with like names, or the same organisation number; each is named with the first that it is like. */
export function listTwins(listed: readonly Reviewed[]): readonly Twins[] {
  const byId = new Map(listed.map(each => [each.entry.associationId, each]))
  const associations = listed.map(({ entry }) => toAssociation(entry))
  const names = createNameTwins()
  for (const association of associations) names.count(association)
  const byNumber = new Map<string, Association>()
  return associations.flatMap(association => {
    const { id, orgNumber } = association
    const twin =
      (orgNumber === null ? undefined : byNumber.get(orgNumber)) ?? names.findTwin(association)
    names.add(association)
    if (orgNumber !== null) byNumber.set(orgNumber, association)
    const [one, other] = [byId.get(twin?.id ?? ''), byId.get(id)]
    return one === undefined || other === undefined ? [] : [{ one, other }]
  })
}

function toAssociation({ associationId, ...entry }: FrameEntry): Association {
  return { ...NOTHING_MORE, ...entry, id: associationId }
}
