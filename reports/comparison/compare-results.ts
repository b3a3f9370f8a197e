import type { Sector } from '../../surveys/association.ts'
import { comparabilityClass, type Pair, type PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import type { ChangePattern } from '../disclosure/change-pattern.ts'
import type { DisclosureRule } from '../disclosure/disclosed-item.ts'
import { type Withheld, withheld } from '../disclosure/figure.ts'
import { reasonOf } from '../disclosure/showing.ts'
import type { ItemResult, Program, ResultSet } from '../results/result-set.ts'
import { totalSize } from '../results/strata.ts'
import { MARGIN } from '../statistics/difference-test.ts'
import { scaleIndexStep } from '../statistics/scale-index.ts'
import { type AdjustedP, adjustedFamily } from './adjusted.ts'
import { type ToldChange, toldChange } from './compare-told.ts'
import {
  type AskedIds,
  comparedItem,
  crosswalkFacts,
  pairsInOrder,
  sectorsOfBoth,
} from './compared-pair.ts'
import { comparedValues, TOTAL } from './compared-values.ts'
import {
  type AskedQuestion,
  type ComparedRound,
  type ComparedValues,
  type Comparison,
  COMPARISON_FORMAT,
} from './comparison.ts'
import { strictestRule } from './comparison-context.ts'
import { testedSectors, testedTotal } from './tested-changes.ts'
import { toldSector } from './told-sector.ts'

/** A certified result and the digest that names it. */
export interface NamedResult {
  readonly result: ResultSet
  readonly digest: string
}

export interface ResultPair {
  /** The earlier round. */
  readonly first: NamedResult
  readonly second: NamedResult
  readonly crosswalk: PublishedCrosswalk
  readonly program: Program
}

/** What every question of two results is compared with. */
interface FileContext extends ResultPair {
  readonly sectors: readonly Sector[]
  readonly rule: DisclosureRule
}

/** A pair of questions as it is worked out. */
interface ToldItem extends ToldChange {
  readonly pair: Pair
  readonly isFull: boolean
  readonly later: ItemResult
}

/**
 * Compares two rounds from their certified results alone (utan panel): question by question, as far as what is
 * published allows. Indices are left out: how the answers to their questions go together is in no result.
 */
export function compareResults(pair: ResultPair): Comparison {
  const { first, second, crosswalk, program } = pair
  const sectors = sectorsOfBoth(first.result.sectors, second.result.sectors)
  const rule = strictestRule({ first: first.result, second: second.result })
  const context = { ...pair, sectors, rule }
  return {
    format: COMPARISON_FORMAT,
    preliminary: true,
    synthetic: first.result.synthetic || second.result.synthetic,
    withoutPanel: true,
    program,
    certifiedAt: null,
    first: comparedRound(first),
    second: comparedRound(second),
    crosswalk: crosswalkFacts(crosswalk),
    threshold: rule.threshold,
    margin: MARGIN,
    sectors,
    bothRounds: null,
    items: comparedItems(context),
    indices: [],
    commitment: null,
  }
}

function comparedRound({ result, digest }: NamedResult): ComparedRound {
  const { round, survey, response } = result
  return { round, survey, response, resultDigest: digest }
}

function comparedItems(context: FileContext): Comparison['items'] {
  const { first, second, crosswalk } = context
  const idsIn = ({ result: { items } }: NamedResult) => items.map(({ id }) => id)
  const ids = { first: idsIn(first), second: idsIn(second) }
  const pairs = pairsInOrder(crosswalk.crosswalk.pairs.filter(isIn(ids)), ids)
  const told = new Map(pairs.map(pair => [pair, toldItem(pair, context)]))
  const totals = adjustedFamily(
    [...told].flatMap(([pair, item]) =>
      item?.isFull && item.pattern.total.interval === 'exact'
        ? testedTotal(pair, item.worked, item.pattern)
        : [],
    ),
  )
  const asked = {
    first: (id: string) => askedQuestion(getItem(first, id)),
    second: (id: string) => askedQuestion(getItem(second, id)),
  }
  return pairs.map(pair => {
    const item = told.get(pair) ?? null
    const values = item && valuesOf(item, totals.get(pair) ?? null, context)
    return comparedItem(pair, asked, values)
  })
}

/** Whether each result has the questions of a pair: one of others can lack some of what its survey asks. */
function isIn({ first, second }: AskedIds): (pair: Pair) => boolean {
  return ({ from, to }) =>
    from.every(id => first.includes(id)) && to.every(id => second.includes(id))
}

function toldItem(pair: Pair, context: FileContext): ToldItem | null {
  const comparability = comparabilityClass(pair)
  const [from] = pair.from
  const [to] = pair.to
  if (comparability === 'D' || from === undefined || to === undefined) return null
  const isFull = comparability !== 'C'
  const [earlier, later] = [getItem(context.first, from), getItem(context.second, to)]
  const told = context.sectors.map(({ id: sector }) => ({
    sector,
    first: toldSector(earlier, sector, { result: context.first.result, rule: context.rule }),
    second: toldSector(later, sector, { result: context.second.result, rule: context.rule }),
  }))
  const scales = isFull ? null : { first: earlier.scale, second: later.scale }
  return { ...toldChange(told, scales), pair, isFull, later }
}

function valuesOf(
  { worked, pattern, isFull, later }: ToldItem,
  totalP: AdjustedP | null,
  { sectors, rule, second }: FileContext,
): ComparedValues {
  // Where the spread is not told no test can be made.
  const sectorPs = adjustedFamily(testedSectors(worked, pattern).filter(({ isTold }) => isTold))
  return comparedValues({
    unit: isFull ? 'grade' : 'index',
    margin: isFull ? MARGIN : MARGIN * scaleIndexStep(later.scale),
    sectors: sectors.map(({ id }) => id),
    worked,
    pattern,
    adjusted: group => {
      if (!isFull) return null
      return (group === TOTAL ? totalP : sectorPs.get(group)) ?? untested(group, pattern)
    },
    panel: null,
    rule,
    laterResponse: laterResponse(second.result),
  })
}

/** A verdict rests on the test, which cannot be made where the spread is not told. */
function untested(group: string, { total, spread }: ChangePattern): Withheld | null {
  const reason = group === TOTAL ? reasonOf(total.interval) : (spread.get(group) ?? null)
  return reason && withheld(reason)
}

/** N of the later round, and how many of them responded; `null`: nobody knows how many it has. */
function laterResponse({ response, items }: ResultSet) {
  const size =
    items[0]?.total.coverage.size ?? totalSize(response.sectors.map(({ invited }) => invited))
  return size === null ? null : { size, respondents: response.total.answered }
}

function askedQuestion({ id, theme, wording, scale: { min, max } }: ItemResult): AskedQuestion {
  return { id, theme, wording, scale: { min, max } }
}

/** Of a pair that `isIn` both results. */
function getItem({ result }: NamedResult, id: string): ItemResult {
  const found = result.items.find(item => item.id === id)
  if (found === undefined) throw new RangeError(`${id} is not in ${result.survey.key}`)
  return found
}
