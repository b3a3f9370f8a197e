import type { Dossier } from './dossier-schema.ts'
import { ENTRY_LISTS, passagesIn } from './passages.ts'

/** One name in a dossier, where it stands and what it should be one of. */
export interface Named {
  readonly path: string
  /** `null` or left out: it names nothing. */
  readonly name: string | null | undefined
  readonly among: ReadonlySet<string>
}

/** Every name by which one part of a dossier points to another. */
export function namesIn(dossier: Dossier): readonly Named[] {
  return [
    ...inPassages(dossier),
    ...inBodies(dossier),
    ...inRecommendations(dossier),
    ...ENTRY_LISTS.flatMap(list => inEntries(list, dossier)),
    ...inAssessments(dossier),
    ...inLinks(dossier),
  ]
}

function idsOf(list: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ id }) => id))
}

function inPassages(dossier: Dossier): readonly Named[] {
  const sources = idsOf(dossier.sources)
  return passagesIn(dossier).flatMap(({ path, passage }) =>
    (['source', 'via'] as const).map(key => ({
      path: `${path}.reference.${key}`,
      name: passage.reference[key],
      among: sources,
    })),
  )
}

function inBodies({ bodies }: Dossier): readonly Named[] {
  const among = idsOf(bodies)
  return bodies.flatMap(({ parent, replaces }, index) => [
    { path: `bodies[${index}].parent`, name: parent, among },
    ...namesOf(`bodies[${index}].replaces`, replaces, among),
  ])
}

function inRecommendations(dossier: Dossier): readonly Named[] {
  const audits = idsOf(dossier.audits)
  const all = idsOf(dossier.recommendations)
  const addressable = new Set([...idsOf(dossier.bodies), ...idsOf(dossier.groups)])
  return dossier.recommendations.flatMap((each, index) => {
    const path = `recommendations[${index}]`
    return [
      { path: `${path}.audit`, name: each.audit, among: audits },
      { path: `${path}.subject`, name: each.subject, among: audits },
      { path: `${path}.parent`, name: each.parent, among: all },
      ...each.addressees.map(({ to }, place) => ({
        path: `${path}.addressees[${place}].to`,
        name: to,
        among: addressable,
      })),
      ...each.lineage.map(({ from }, place) => ({
        path: `${path}.lineage[${place}].from`,
        name: from,
        among: all,
      })),
    ]
  })
}

function inEntries(list: (typeof ENTRY_LISTS)[number], dossier: Dossier): readonly Named[] {
  const recommendations = idsOf(dossier.recommendations)
  const bodies = idsOf(dossier.bodies)
  const entries = idsOf(dossier[list])
  return dossier[list].flatMap((each, index) => {
    const path = `${list}[${index}]`
    return [
      { path: `${path}.recommendation`, name: each.recommendation, among: recommendations },
      { path: `${path}.corrects`, name: each.corrects, among: entries },
      ...('body' in each
        ? [{ path: `${path}.body`, name: each.body, among: bodies }]
        : namesOf(`${path}.bodies`, each.bodies, bodies)),
    ]
  })
}

function inAssessments({ assessments, audits }: Dossier): readonly Named[] {
  const among = idsOf(audits)
  return assessments.map(({ audit }, index) => ({
    path: `assessments[${index}].audit`,
    name: audit,
    among,
  }))
}

function inLinks(dossier: Dossier): readonly Named[] {
  const [outcomeLinks, claimLinks] = [idsOf(dossier.outcomeLinks), idsOf(dossier.claimLinks)]
  const [recommendations, statements] = [idsOf(dossier.recommendations), idsOf(dossier.statements)]
  return [
    ...dossier.outcomeLinks.flatMap(({ recommendation, corrects }, index) => [
      {
        path: `outcomeLinks[${index}].recommendation`,
        name: recommendation,
        among: recommendations,
      },
      { path: `outcomeLinks[${index}].corrects`, name: corrects, among: outcomeLinks },
    ]),
    ...dossier.claimLinks.flatMap(({ statement, corrects }, index) => [
      { path: `claimLinks[${index}].statement`, name: statement, among: statements },
      { path: `claimLinks[${index}].corrects`, name: corrects, among: claimLinks },
    ]),
  ]
}

function namesOf(
  path: string,
  names: readonly string[],
  among: ReadonlySet<string>,
): readonly Named[] {
  return names.map((name, index) => ({ path: `${path}[${index}]`, name, among }))
}
