import type { Dossier, Passage } from './dossier-schema.ts'

/** The lists of what is said of a recommendation. */
export const ENTRY_LISTS = ['statements', 'actions', 'assessments'] as const

/** A passage, and its place in a dossier. */
export interface PlacedPassage {
  readonly path: string
  readonly passage: Passage
}

/** Everything in a dossier that a document says. */
export function passagesIn({
  audits,
  recommendations,
  ...dossier
}: Dossier): readonly PlacedPassage[] {
  const listed = (path: string, passages: readonly Passage[]) =>
    passages.map((passage, place) => ({ path: `${path}[${place}]`, passage }))
  return [
    ...audits.flatMap(({ background }, index) => listed(`audits[${index}].background`, background)),
    ...recommendations.flatMap(({ wordings, withdrawn }, index) => [
      ...listed(`recommendations[${index}].wordings`, wordings),
      ...(withdrawn === undefined
        ? []
        : [{ path: `recommendations[${index}].withdrawn`, passage: withdrawn }]),
    ]),
    ...ENTRY_LISTS.flatMap(list =>
      dossier[list].map(({ passage }, index) => ({ path: `${list}[${index}].passage`, passage })),
    ),
  ]
}
