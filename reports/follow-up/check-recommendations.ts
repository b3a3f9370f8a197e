import type { BodyId } from '../../surveys/body.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import { addresseesOf, expand } from './addressees.ts'
import type { Addressee, Dossier, Recommendation } from './dossier-schema.ts'
import { isThere } from './known-when.ts'
import { onRings } from './rings.ts'

/** What is wrong with the recommendations of a dossier: their numbers, what they came from, and to whom they are directed. */
export function recommendationFaults(dossier: Dossier): readonly Fault[] {
  const { recommendations } = dossier
  const numbers = new Set<string>()
  const parts = new Set(recommendations.filter(({ parent }) => parent !== null).map(({ id }) => id))
  const rings = onRings(
    new Map(recommendations.map(({ id, lineage }) => [id, lineage.map(({ from }) => from)])),
  )
  return recommendations.flatMap(({ id, number, parent, ...each }, index) => {
    const path = `recommendations[${index}]`
    const name = JSON.stringify([each.audit, each.subject, number])
    const isTwin = numbers.has(name)
    numbers.add(name)
    return [
      ...(isTwin ? [fault(`${path}.number`, 'repeatedNumber', { value: number })] : []),
      ...(rings.has(id) ? [fault(`${path}.lineage`, 'ownForebear', { value: number })] : []),
      // A part of a part has no number that anyone would know it by.
      ...(parent !== null && parts.has(parent) ? [fault(`${path}.parent`, 'partOfPart')] : []),
      ...each.addressees.flatMap((addressee, place) =>
        addresseeFaults(addressee, `${path}.addressees[${place}]`, { audit: each.audit, dossier }),
      ),
    ]
  })
}

function addresseeFaults(
  { to, on }: Addressee,
  path: string,
  { audit, dossier }: { readonly audit: string; readonly dossier: Dossier },
): readonly Fault[] {
  if (dossier.groups.some(({ id }) => id === to)) {
    if (on === undefined) return [fault(`${path}.on`, 'missing')]
    const isNobody = expand({ to, on }, dossier).length === 0
    return isNobody ? [fault(path, 'emptyGroup', { value: to, on })] : []
  }
  const body = dossier.bodies.find(({ id }) => id === to)
  const year = dossier.audits.find(({ id }) => id === audit)?.year
  if (body === undefined || year === undefined || isThere(body, String(year))) return []
  return [fault(`${path}.to`, 'bodyNotThere', { value: body.name, year })]
}

/** Who judges or acts for a recommendation that was not directed to it has been mixed up with another. */
export function bodyFaults(dossier: Dossier): readonly Fault[] {
  const addressed = addressedBy(dossier)
  return (['actions', 'assessments'] as const).flatMap(list =>
    dossier[list].flatMap(({ recommendation: id, bodies }, index) => {
      const known = id === null ? undefined : addressed.get(id)
      if (known === undefined) return []
      return bodies.flatMap((body, place) =>
        known.bodies.has(body)
          ? []
          : [
              fault(`${list}[${index}].bodies[${place}]`, 'notAddressed', {
                value: body,
                number: known.number,
              }),
            ],
      )
    }),
  )
}

/** Whom each recommendation is directed to, by its id. */
function addressedBy(dossier: Dossier) {
  const byId = new Map(dossier.recommendations.map(each => [each.id, each]))
  const bodiesOf = (recommendation: Recommendation): ReadonlySet<BodyId> => {
    const whole = byId.get(recommendation.parent ?? '')
    const recommendations = whole === undefined ? [] : [whole]
    const addressees = addresseesOf(recommendation, { ...dossier, recommendations })
    return new Set(addressees.map(({ body }) => body.id))
  }
  return new Map(
    dossier.recommendations.map(each => [each.id, { number: each.number, bodies: bodiesOf(each) }]),
  )
}
