import type { LineageKind, Recommendation } from './dossier-schema.ts'

/** A recommendation that one came from, and how. */
export interface Relative {
  readonly recommendation: Recommendation
  readonly kind: LineageKind
}

/** Those that a recommendation came from, in the order that it names them. */
export function forebearsOf(
  { lineage }: Recommendation,
  all: readonly Recommendation[],
): readonly Relative[] {
  return lineage.flatMap(({ kind, from }) => {
    const recommendation = all.find(({ id }) => id === from)
    return recommendation === undefined ? [] : [{ recommendation, kind }]
  })
}

/** Those that came from a recommendation, in the order of the dossier. */
export function heirsOf(
  { id }: Recommendation,
  all: readonly Recommendation[],
): readonly Relative[] {
  return all.flatMap(recommendation =>
    recommendation.lineage
      .filter(({ from }) => from === id)
      .map(({ kind }) => ({ recommendation, kind })),
  )
}
