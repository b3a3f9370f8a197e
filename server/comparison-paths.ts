import { filled, withQuery } from './fill-path.ts'

/** Comparisons: choosing rounds, looking into two of them, and several beside one another. */
export const comparisonPaths = {
  comparisons: '/jamforelser',
  severalRounds: '/jamforelser/flera',
  comparison: '/jamforelser/:first/:second',
  comparisonFile: '/jamforelser/:first/:second/jamforelse.:format',
  comparisonCertification: '/jamforelser/:first/:second/faststall',
  explorer: '/jamforelser/:first/:second/utforska',
  exploredQuestion: '/jamforelser/:first/:second/utforska/fraga/:questionId',
  exploredIndex: '/jamforelser/:first/:second/utforska/tema/:indexId',
  questionLink: '/jamforelser/:first/:second/utforska/fraga/:questionId/koppla',
  indexLink: '/jamforelser/:first/:second/utforska/tema/:indexId/koppla',
} as const

/** The ids of two rounds, the earlier first. */
export interface RoundPairIds {
  readonly first: string
  readonly second: string
}

/** Which rounds are chosen, in addresses; given once for each. */
export const CHOSEN_ROUND = 'omgang'

export const pathToComparison = {
  comparison: (first: string, second: string) =>
    filled(comparisonPaths.comparison, { first, second }),
  comparisonFile: (rounds: RoundPairIds, format: string) =>
    filled(comparisonPaths.comparisonFile, { ...rounds, format }),
  comparisonCertification: (rounds: RoundPairIds) =>
    filled(comparisonPaths.comparisonCertification, { ...rounds }),
  /** @param chosen The rounds to compare: it leads on to where they are. */
  comparisons: (chosen: readonly string[]) => withChosen(comparisonPaths.comparisons, chosen),
  severalRounds: (chosen: readonly string[]) => withChosen(comparisonPaths.severalRounds, chosen),
  /** @param query What is asked for: order, theme, sector, only what is demonstrated. */
  explorer: (rounds: RoundPairIds, query: Readonly<Record<string, string>> = {}) =>
    withQuery(filled(comparisonPaths.explorer, { ...rounds }), query),
  exploredQuestion: (rounds: RoundPairIds, questionId: string) =>
    filled(comparisonPaths.exploredQuestion, { ...rounds, questionId }),
  exploredIndex: (rounds: RoundPairIds, indexId: string) =>
    filled(comparisonPaths.exploredIndex, { ...rounds, indexId }),
  questionLink: (rounds: RoundPairIds, questionId: string) =>
    filled(comparisonPaths.questionLink, { ...rounds, questionId }),
  indexLink: (rounds: RoundPairIds, indexId: string) =>
    filled(comparisonPaths.indexLink, { ...rounds, indexId }),
}

function withChosen(path: string, chosen: readonly string[]): string {
  const query = new URLSearchParams()
  for (const id of chosen) query.append(CHOSEN_ROUND, id)
  return `${path}?${query.toString()}`
}
