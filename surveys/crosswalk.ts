import type { Crosswalk, Pair, Relation } from './schema/crosswalk-schema.ts'
import type { SurveyKey } from './survey.ts'

export type { Crosswalk, Pair, Relation }

/**
 * What may be said of a pair of questions (statistics.md 12): A everything, B everything with a
 * footnote, C a descriptive difference on 0–100, D nothing.
 */
export const COMPARABILITY_CLASSES = ['A', 'B', 'C', 'D'] as const
export type ComparabilityClass = (typeof COMPARABILITY_CLASSES)[number]

export interface PublishedCrosswalk {
  readonly key: string
  readonly digest: string
  readonly crosswalk: Crosswalk
}

/** `samverkan/2019-samverkan/2022/1`: the two versions and the crosswalk's own. */
export function crosswalkKey({ from, to, version }: Crosswalk): string {
  return `${from}-${to}/${version}`
}

/** A reworded question counts as the same only when a named person has signed for it. */
export function comparabilityClass(pair: Pair): ComparabilityClass {
  switch (pair.relation) {
    case 'identical':
      return 'A'
    case 'reworded':
      return pair.signedBy === undefined ? 'D' : 'B'
    case 'otherScale':
      return 'C'
    default:
      return 'D'
  }
}

/** The crosswalk from a version to itself: two rounds that asked the same. */
export function sameVersionCrosswalk(key: SurveyKey, questionIds: readonly string[]): Crosswalk {
  return {
    kind: 'crosswalk',
    from: key,
    to: key,
    version: 1,
    differences: [],
    pairs: questionIds.map(id => ({ relation: 'identical', from: [id], to: [id] })),
  }
}
