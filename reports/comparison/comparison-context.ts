import type { SectorId } from '../../surveys/association.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { Round } from '../../surveys/round.ts'
import type { DisclosureRule } from '../disclosure/disclosed-item.ts'
import type { ResultSource } from '../results/build-result.ts'
import { type PublishedItem, publishedItems, ruleOf } from '../results/published-item.ts'
import { responseFacts } from '../results/response-facts.ts'
import { sectorSize, totalSize } from '../results/strata.ts'
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
  /** Every question of a round, under each rule that holds for it. */
  readonly published: Readonly<Record<Year, readonly PublishedRound[]>>
}

/** The questions of a round under one rule: its own, or the comparison's. */
export interface PublishedRound {
  readonly rule: DisclosureRule
  readonly items: readonly PublishedItem[]
}

export function comparisonContext(given: Omit<ComparisonContext, 'published'>): ComparisonContext {
  const published = (year: Year) =>
    rulesOf(year, given).map(rule => ({
      rule,
      items: publishedItems(given[year], given.sectors, rule),
    }))
  return { ...given, published: { first: published('first'), second: published('second') } }
}

/** How many associations the later round has, and how many of them responded; `null`: nobody knows how many it has. */
export function laterResponse({ second: { tally }, sectors }: ComparisonContext) {
  const size = totalSize(sectors.map(sector => sectorSize(tally.sectors[sector])))
  return size === null ? null : { size, respondents: responseFacts(tally, sectors).total.answered }
}

/** The round's own rule, and the comparison's. */
function rulesOf(
  year: Year,
  context: Pick<ComparisonContext, 'first' | 'second'>,
): readonly DisclosureRule[] {
  const [own, strictest] = [ruleOf(context[year].round), strictestRule(context)]
  const isSame = own.promise === strictest.promise && own.threshold === strictest.threshold
  return isSame ? [own] : [own, strictest]
}

/** k of the comparison; 0 where its promise withholds nothing. */
export function leastShown(context: ComparisonContext): number {
  const { promise, threshold } = strictestRule(context)
  return promise.withholdsSmallCells ? threshold : 0
}

interface RuledRound {
  readonly round: Pick<Round, 'promise' | 'threshold'>
}

/** The stricter promise and the larger threshold of both rounds. */
export function strictestRule({
  first,
  second,
}: Readonly<Record<Year, RuledRound>>): DisclosureRule {
  const promises = [first, second].map(({ round }) => promiseOf(round.promise))
  return {
    promise:
      promises.find(promise => promise.withholdsSmallCells) ?? promiseOf(first.round.promise),
    threshold: Math.max(first.round.threshold, second.round.threshold),
  }
}
