import { type Fault, fault, repeats } from '../../surveys/fault.ts'
import { schemaFaults, shapeFaults } from '../../surveys/schema/check-shape.ts'
import { addresseesOf, expand } from './addressees.ts'
import { linkFaults } from './check-links.ts'
import {
  type Addressee,
  type Dossier,
  DossierSchema,
  type Recommendation,
} from './dossier-schema.ts'
import { isThere } from './known-when.ts'
import { isOwnForebear } from './lineage.ts'
import { namesIn } from './names-in-dossier.ts'
import { passagesIn } from './passages.ts'
import { readRegistryNumber } from '../../surveys/registry-number.ts'

/** A dossier as it was read, and all that is wrong with it. */
export interface DossierExamination {
  /** `null`: its shape is not that of a dossier. */
  readonly dossier: Dossier | null
  readonly faults: readonly Fault[]
}

/** Reads a dossier from data that somebody wrote. Each fault has its place. */
export function examineDossier(data: unknown): DossierExamination {
  const shape = shapeFaults(DossierSchema, data)
  if (schemaFaults(DossierSchema, data).length > 0) return { dossier: null, faults: shape }
  const dossier = data as Dossier
  const faults = [
    ...shape,
    ...idFaults(dossier),
    ...sourceFaults(dossier),
    ...placeFaults(dossier),
    ...nameFaults(dossier),
    ...recommendationFaults(dossier),
    ...bodyFaults(dossier),
    ...linkFaults(dossier),
  ]
  return { dossier, faults }
}

const LISTS = [
  'sources',
  'audits',
  'recommendations',
  'statements',
  'actions',
  'assessments',
  'outcomeLinks',
  'claimLinks',
] as const

/** Bodies and groups share names: an addressee is either. */
function idFaults(dossier: Dossier): readonly Fault[] {
  const addressable = [...dossier.bodies, ...dossier.groups].map(({ id }) => id)
  return [
    ...repeats(addressable).map(({ index, value }) =>
      index < dossier.bodies.length
        ? fault(`bodies[${index}].id`, 'repeatedId', { value })
        : fault(`groups[${index - dossier.bodies.length}].id`, 'repeatedId', { value }),
    ),
    ...LISTS.flatMap(list =>
      repeats(dossier[list].map(({ id }) => id)).map(({ index, value }) =>
        fault(`${list}[${index}].id`, 'repeatedId', { value }),
      ),
    ),
  ]
}

function sourceFaults({ sources }: Dossier): readonly Fault[] {
  return sources.flatMap(({ registryNumber }, index) =>
    registryNumber === null || readRegistryNumber(registryNumber) !== null
      ? []
      : [fault(`sources[${index}].registryNumber`, 'registryNumber', { value: registryNumber })],
  )
}

/** Who is to look it up has to know where in the document it stands. */
function placeFaults(dossier: Dossier): readonly Fault[] {
  return passagesIn(dossier).flatMap(({ path, passage: { reference } }) =>
    reference.page === undefined && reference.place === undefined
      ? [fault(`${path}.reference.place`, 'noPlace')]
      : [],
  )
}

function nameFaults(dossier: Dossier): readonly Fault[] {
  return namesIn(dossier).flatMap(({ path, name, among }) =>
    name === null || name === undefined || among.has(name)
      ? []
      : [fault(path, 'unknownName', { value: name })],
  )
}

function recommendationFaults(dossier: Dossier): readonly Fault[] {
  const { recommendations } = dossier
  return recommendations.flatMap((each, index) => {
    const path = `recommendations[${index}]`
    const twin = recommendations.findIndex(
      other =>
        other.audit === each.audit &&
        other.subject === each.subject &&
        other.number === each.number,
    )
    return [
      ...(twin === index
        ? []
        : [fault(`${path}.number`, 'repeatedNumber', { value: each.number })]),
      ...(isOwnForebear(each, recommendations)
        ? [fault(`${path}.lineage`, 'ownForebear', { value: each.number })]
        : []),
      ...(isPartOfPart(each, recommendations) ? [fault(`${path}.parent`, 'partOfPart')] : []),
      ...each.addressees.flatMap((addressee, place) =>
        addresseeFaults(addressee, `${path}.addressees[${place}]`, { audit: each.audit, dossier }),
      ),
    ]
  })
}

/** A part of a part has no number that anyone would know it by. */
function isPartOfPart({ parent }: Recommendation, all: readonly Recommendation[]): boolean {
  return all.some(({ id, parent: above }) => id === parent && above !== null)
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
function bodyFaults(dossier: Dossier): readonly Fault[] {
  return (['actions', 'assessments'] as const).flatMap(list =>
    dossier[list].flatMap(({ recommendation: id, bodies }, index) => {
      const recommendation = dossier.recommendations.find(each => each.id === id)
      if (recommendation === undefined) return []
      const addressees = addresseesOf(recommendation, dossier).map(({ body }) => body.id)
      return bodies.flatMap((body, place) =>
        addressees.includes(body)
          ? []
          : [
              fault(`${list}[${index}].bodies[${place}]`, 'notAddressed', {
                value: body,
                number: recommendation.number,
              }),
            ],
      )
    }),
  )
}
