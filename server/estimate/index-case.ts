import { cronbachAlpha } from '../../reports/statistics/cronbach-alpha.ts'
import { estimateOf } from '../../reports/statistics/domain-estimate.ts'
import { momentsOf } from '../../reports/statistics/exact-moments.ts'
import { pairedIndex } from '../../reports/statistics/index-pair.ts'
import { indexSampleOf } from '../../reports/statistics/index-sample.ts'
import { indexPanel } from '../../reports/statistics/panel-change.ts'
import type { AlphaTally } from '../../reports/tally/alpha-tally.ts'
import {
  addIndexTallies,
  EMPTY_INDEX_TALLY,
  type IndexTally,
  indexUnit,
} from '../../reports/tally/index-tally.ts'
import type { Block } from './blocks.ts'
import type { CaseOf } from './case-schema.ts'
import type { CaseYear, NamesOf } from './case-year.ts'
import { changeBlock } from './change-block.ts'
import { constantAlpha } from './constant-data.ts'
import { countYear, INDEX } from './count-year.ts'
import { familyBlock } from './family-block.ts'
import { indexBlock, meanBlock } from './item-block.ts'
import { testRuleOf, yearPairs, yearsOf } from './pairs-of-years.ts'
import { panelBlock } from './panel-block.ts'

type Given = CaseOf<'index'>

/** One index in every year, and its change between pairs of years. */
export function estimateIndex(given: Given, namesOf: NamesOf): Block {
  const items = given.items.length
  const minItems = given.minItems ?? Math.ceil(items / 2)
  const years = yearsOf(given, namesOf)
  const rule = { items, minItems }
  return {
    ...Object.fromEntries(
      [...years].map(([name, year]) => [name, { [INDEX]: yearIndexBlock(year, rule) }]),
    ),
    ...changeBlocks({ ...given, minItems }, years),
    ...(given.constant === undefined ? {} : { constantAlpha: constantAlpha(given.constant) }),
  }
}

function changeBlocks(given: Given, years: ReadonlyMap<string, CaseYear>): Block {
  const { pairs: named } = given
  if (named === undefined) return {}
  const pairs = yearPairs({ ...given, pairs: named }, years).map(({ name, counted }) => {
    const index = counted.index()
    const { joint, items } = index
    return {
      pair: name,
      name: named.length === 1 ? INDEX : `${name}.${INDEX}`,
      change: changeBlock(pairedIndex(index), testRuleOf(given)),
      panel: joint && panelBlock(indexPanel(joint, items)),
    }
  })
  return {
    ...Object.fromEntries(pairs.map(({ pair, change }) => [pair, { [INDEX]: change }])),
    panel: Object.fromEntries(pairs.map(({ name, panel }) => [name, panel])),
    ...familyBlock(pairs.map(({ name, change: { p } }) => ({ name, p }))),
  }
}

interface Rule {
  readonly items: number
  readonly minItems: number
}

function yearIndexBlock(year: CaseYear, { items, minItems }: Rule): Block {
  const counted = countYear(year, { items, minItems })
  const strata = counted.index()
  const overall = estimateOf(strata.map(stratum => indexSampleOf(stratum, items)))
  const all = strata.map(({ tally }) => tally).reduce(addIndexTallies, EMPTY_INDEX_TALLY)
  const { defined, respondents, sum, sumOfSquares } = all
  const { mean, squares } = momentsOf({ count: defined, sum, sumOfSquares }, indexUnit(items))
  return {
    minItems,
    nDefined: defined,
    nRespondents: respondents,
    unweightedMean: defined === 0 ? null : mean,
    unweightedSd: defined < 2 ? null : Math.sqrt(squares / (defined - 1)),
    overall: overall.mean === null ? null : meanBlock(overall),
    nki: indexBlock(overall),
    exactMoments: momentsBlock(all, items),
    cronbach: alphaBlock(counted.alpha(), items),
  }
}

/** Above ten items the moments are larger than a JSON number holds exactly: they are printed as text. */
const MOST_EXACT_ITEMS = 10

function momentsBlock({ sum, sumOfSquares }: IndexTally, items: number): Block {
  const unit = indexUnit(items)
  if (items <= MOST_EXACT_ITEMS) return { L: unit, sum: Number(sum), sumSq: Number(sumOfSquares) }
  return { L: null, sum: null, sumSq: null, text: { L: String(unit), sum, sumSq: sumOfSquares } }
}

function alphaBlock(tally: AlphaTally, items: number): Block {
  const { complete, sums, products } = tally
  return {
    n: complete,
    k: items,
    alpha: cronbachAlpha(tally),
    sums,
    crossProducts: products,
  }
}
