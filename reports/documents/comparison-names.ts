import type {
  ComparedIndex,
  ComparedItem,
  ComparedRound,
  Comparison,
} from '../comparison/comparison.ts'
import type { RoundFacts } from '../results/result-set.ts'
import type { Say } from './document.ts'
import { anchorOf } from './shared-sections.ts'

/** What a pair of questions is called: the later wording, or the earlier where there is no later. */
export function nameOf({ first, second }: ComparedItem): string {
  return (second[0] ?? first[0])?.wording ?? ''
}

export function indexNameOf({ title }: ComparedIndex, say: Say): string {
  return title === '' ? say('row.allQuestions') : title
}

/** Where the document tells of a pair of questions. */
export function anchorOfItem({ first, second }: ComparedItem): string {
  return anchorOf((second[0] ?? first[0])?.id ?? '')
}

interface RoundPair {
  readonly first: { readonly round: Pick<RoundFacts, 'id' | 'year'> }
  readonly second: { readonly round: Pick<RoundFacts, 'id' | 'year'> }
}

export interface YearNames extends Record<string, string> {
  readonly first: string
  readonly second: string
}

/** What two rounds are called beside each other: by year, and those of one year by their ids. */
export function yearNames({ first, second }: RoundPair): YearNames {
  return first.round.year === second.round.year
    ? { first: first.round.id, second: second.round.id }
    : { first: String(first.round.year), second: String(second.round.year) }
}

/** "år 2019", or "i omgången vår-2022" where both rounds are of one year. */
export function whenOf({ first, second }: Comparison, say: Say) {
  const isOneYear = first.round.year === second.round.year
  const when = ({ round: { id, year } }: ComparedRound) =>
    isOneYear
      ? say('comparison.inRound', { round: id })
      : say('comparison.year', { year: String(year) })
  return { firstWhen: when(first), secondWhen: when(second) }
}
