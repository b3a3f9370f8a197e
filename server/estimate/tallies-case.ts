import type { ItemPair, ItemPairStratum } from '../../reports/statistics/item-pair.ts'
import { type ItemTally, tallyOfCounts } from '../../reports/tally/item-tally.ts'
import type { JointCounts } from '../../reports/tally/joint-tally.ts'
import type { Block } from './blocks.ts'
import type { CaseOf } from './case-schema.ts'
import type { NamesOf } from './case-year.ts'
import { itemChange, panelOf } from './change-case.ts'
import { SCALE } from './count-year.ts'
import { familyBlock } from './family-block.ts'
import { itemBlock } from './item-block.ts'
import { commonFrames, testRuleOf } from './pairs-of-years.ts'

type Given = CaseOf<'changeFromTallies'>

/** The category of those who did not answer that year. */
const NONE = 6

/** Two years that are known only as joint counts; each year's answers are the margins. */
export function estimateChangeFromTallies(given: Given, namesOf: NamesOf): Block {
  const { items } = given
  const frames = framesOf(given, namesOf)
  const pairs = items.map(item => ({ item, pair: itemPair(given, item, frames) }))
  const changes = pairs.map(({ item, pair }) => ({
    item,
    change: itemChange(pair, testRuleOf(given)),
  }))
  const byItem = (block: (pair: ItemPair) => Block) =>
    Object.fromEntries(pairs.map(({ item, pair }) => [item, block(pair)]))
  const year = (side: 'first' | 'second') =>
    byItem(({ strata }) => itemBlock(ofYear(strata, side, frames[side].sizes)))
  return {
    [frames.first.year]: year('first'),
    [frames.second.year]: year('second'),
    [pairName(frames)]: Object.fromEntries(changes.map(({ item, change }) => [item, change])),
    panel: byItem(panelOf),
    ...familyBlock(changes.map(({ item, change: { p } }) => ({ name: item, p }))),
  }
}

/** N by sector in the order of the file; `null`: not known. */
type Sizes = ReadonlyMap<string, number> | null

interface Frames {
  readonly first: { readonly year: string; readonly sizes: Sizes }
  readonly second: { readonly year: string; readonly sizes: Sizes }
}

function framesOf({ pairs, N }: Given, namesOf: NamesOf): Frames {
  const years = new Map(Object.entries(N))
  const frame = (year: string) => {
    const sizes = years.get(year) ?? null
    const names = sizes === null ? [] : namesOf(sizes)
    return {
      year,
      sizes: sizes && new Map(names.map(name => [name, sizes[name] ?? 0])),
    }
  }
  const [[one = '', other = ''] = []] = pairs
  return { first: frame(one), second: frame(other) }
}

function pairName({ first, second }: Frames): string {
  return `${first.year}-${second.year}`
}

function itemPair({ jointTallies, Mcommon }: Given, item: string, frames: Frames): ItemPair {
  const tables = new Map(Object.entries(new Map(Object.entries(jointTallies)).get(item) ?? {}))
  const common = commonFrames(Mcommon, pairName(frames))
  const { first, second } = frames
  const names = new Set([first, second].flatMap(({ sizes }) => [...(sizes ?? tables).keys()]))
  const strata = [...names].map((sector): ItemPairStratum => {
    const counts = tables.get(sector) ?? []
    const sizeIn = (sizes: Sizes) => sizes && (sizes.get(sector) ?? 0)
    return {
      sector,
      first: { size: sizeIn(first.sizes), tally: rowTally(counts) },
      second: { size: sizeIn(second.sizes), tally: rowTally(transposed(counts)) },
      common: common.get(sector) ?? null,
    }
  })
  return { strata, joint: { sectors: Object.fromEntries(tables), movers: [] } }
}

/** The sectors of one year: those that it has a size for. */
function ofYear(strata: readonly ItemPairStratum[], side: 'first' | 'second', sizes: Sizes) {
  return strata
    .filter(({ sector }) => sizes === null || sizes.has(sector))
    .map(stratum => ({ sector: stratum.sector, ...stratum[side] }))
}

/** How many are in each row. "None" is no answer that year, and so not blank. */
function rowTally(counts: JointCounts): ItemTally {
  const sums = counts.slice(0, NONE).map(row => row.reduce((sum, count) => sum + count, 0))
  return tallyOfCounts(sums, SCALE)
}

function transposed(counts: JointCounts): JointCounts {
  return counts.map((_, column) => counts.map(row => row[column] ?? 0))
}
