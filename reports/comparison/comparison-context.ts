import type { SectorId } from '../../surveys/association.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { DisclosureRule } from '../disclosure/item-pattern.ts'
import type { ResultSource } from '../results/build-result.ts'
import { responseFacts } from '../results/response-facts.ts'
import { sectorSize } from '../results/strata.ts'
import type { PairTally } from '../tally/joint-tally.ts'
import type { ComparedSurveys } from './comparable-pairs.ts'

export type Year = 'first' | 'second'

/** What every question and index of a comparison is compared with. */
export interface ComparisonContext {
  readonly first: ResultSource
  readonly second: ResultSource
  readonly surveys: ComparedSurveys
  /** In register order. */
  readonly sectors: readonly SectorId[]
  /** `null`: nobody knows who responded in both rounds. */
  readonly joint: PairTally | null
}

/** How many associations the later round has, and how many of them responded. */
export function laterResponse({ second: { tally }, sectors }: ComparisonContext) {
  const { total } = responseFacts(tally, sectors)
  const size = sectors.reduce((sum, sector) => sum + sectorSize(tally.sectors[sector]), 0)
  return { size, respondents: total.answered }
}

/** The round's own rule, and the comparison's. */
export function rulesOf(year: Year, context: ComparisonContext): readonly DisclosureRule[] {
  const { promise, threshold } = context[year].round
  return [{ promise: promiseOf(promise), threshold }, strictestRule(context)]
}

/** The stricter promise and the larger threshold of both rounds. */
export function strictestRule({
  first,
  second,
}: Pick<ComparisonContext, 'first' | 'second'>): DisclosureRule {
  const promises = [first, second].map(({ round }) => promiseOf(round.promise))
  return {
    promise:
      promises.find(promise => promise.withholdsSmallCells) ?? promiseOf(first.round.promise),
    threshold: Math.max(first.round.threshold, second.round.threshold),
  }
}
