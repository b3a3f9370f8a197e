import type { BodyId } from '../../surveys/body.ts'
import type { Addressee, Dossier, DossierBody, Recommendation } from './dossier-schema.ts'
import { isThere } from './known-when.ts'

/** A body that a recommendation is directed to, and the group that it was addressed in; `null`: by its own name. */
export interface Expanded {
  readonly body: DossierBody
  readonly group: string | null
}

/**
 * The bodies that a recommendation is directed to, in the order of the dossier: groups are those of their kinds that
 * were there on the day that stands by the group. A part without addressees of its own has those of the whole.
 */
export function addresseesOf(
  recommendation: Recommendation,
  dossier: Pick<Dossier, 'bodies' | 'groups' | 'recommendations'>,
): readonly Expanded[] {
  const { addressees, parent } = recommendation
  const isPart = addressees.length === 0 && parent !== null
  const whole = isPart ? dossier.recommendations.find(({ id }) => id === parent) : undefined
  const named = whole?.addressees ?? addressees
  const all = named.flatMap(addressee => expand(addressee, dossier))
  const inOrder = (id: BodyId) => dossier.bodies.findIndex(body => body.id === id)
  const first = (each: Expanded, index: number) =>
    all.findIndex(({ body }) => body.id === each.body.id) === index
  return all.filter(first).toSorted((a, b) => inOrder(a.body.id) - inOrder(b.body.id))
}

/** Who one addressee stands for; nobody where it names nothing that there is. */
export function expand(
  { to, on }: Addressee,
  { bodies, groups }: Pick<Dossier, 'bodies' | 'groups'>,
): readonly Expanded[] {
  const body = bodies.find(({ id }) => id === to)
  if (body !== undefined) return [{ body, group: null }]
  const group = groups.find(({ id }) => id === to)
  if (group === undefined || on === undefined) return []
  return bodies
    .filter(each => group.kinds.includes(each.kind) && isThere(each, on))
    .map(each => ({ body: each, group: group.name }))
}
