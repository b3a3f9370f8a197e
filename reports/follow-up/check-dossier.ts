import { type Fault, fault, repeats } from '../../surveys/fault.ts'
import { readRegistryNumber } from '../../surveys/registry-number.ts'
import { schemaFaults, shapeFaults } from '../../surveys/schema/check-shape.ts'
import { linkFaults } from './check-links.ts'
import { bodyFaults, recommendationFaults } from './check-recommendations.ts'
import { type Dossier, DossierSchema } from './dossier-schema.ts'
import { namesIn } from './names-in-dossier.ts'
import { passagesIn } from './passages.ts'
import { onRings } from './rings.ts'

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
    ...correctionFaults(dossier),
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

const CORRECTING = ['statements', 'actions', 'assessments', 'outcomeLinks', 'claimLinks'] as const

/** Of entries that correct each other in a ring none stands: what they say would be hidden. */
function correctionFaults(dossier: Dossier): readonly Fault[] {
  return CORRECTING.flatMap(list => {
    const entries: readonly { readonly id: string; readonly corrects?: string }[] = dossier[list]
    const rings = onRings(
      new Map(entries.map(({ id, corrects }) => [id, corrects === undefined ? [] : [corrects]])),
    )
    return entries.flatMap(({ id }, index) =>
      rings.has(id) ? [fault(`${list}[${index}].corrects`, 'correctionRing')] : [],
    )
  })
}
