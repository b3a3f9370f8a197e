import type { IndexPair } from '../../reports/statistics/index-pair.ts'
import { addCounts, type ItemPair } from '../../reports/statistics/item-pair.ts'
import { answerCode, stepCount } from '../../reports/tally/answer-code.ts'
import { codedIndex } from '../../reports/tally/coded-index.ts'
import {
  type CodedResponse,
  createJointFold,
  type JointPlan,
} from '../../reports/tally/joint-fold.ts'
import type { JointCounts, JointIndexTally, JointTally } from '../../reports/tally/joint-tally.ts'
import { type CaseRow, type CaseYear, sectorsOf, withoutSizes } from './case-year.ts'
import {
  caseIndex,
  caseQuestions,
  type CountPlan,
  countYear,
  INDEX,
  itemId,
  SCALE,
  sectorId,
} from './count-year.ts'

/** Two years of a case as the engine counts them together. */
export interface CountedPair {
  item(place: number): ItemPair
  /** The index over all items. */
  index(): IndexPair
  /** What associations in both files answered; the last category is blank. */
  transitions(place: number): JointCounts
}

export interface PairPlan extends CountPlan {
  /** M by sector, where it is known. */
  readonly common: ReadonlyMap<string, number>
}

/** Counts two years together. Where either has no sizes, all sectors are one in both. */
export function countPair(first: CaseYear, second: CaseYear, plan: PairPlan): CountedPair {
  if ((first.sizes === null) !== (second.sizes === null)) {
    return countPair(withoutSizes(first), withoutSizes(second), plan)
  }
  const sectors = [...new Set([...sectorsOf(first), ...sectorsOf(second)])]
  const before = countYear(first, { ...plan, sectors })
  const after = countYear(second, { ...plan, sectors })
  const rows = rowPairs(first.rows, second.rows)
  const joint = countTogether(rows, { ...plan, sectors })
  const inBoth = countTogether(
    rows.filter(pair => !pair.includes(null)),
    { ...plan, sectors },
  )
  const common = (sector: string) => plan.common.get(sector) ?? null
  return {
    item: place => ({
      strata: pairUp(before.item(place), after.item(place), common),
      joint: joint.item(place),
    }),
    index: () => ({
      items: plan.items,
      strata: pairUp(before.index(), after.index(), common),
      joint: joint.index(),
    }),
    transitions: place => {
      const { sectors: tables, movers } = inBoth.item(place)
      return addCounts([...Object.values(tables), movers])
    },
  }
}

function pairUp<T extends { readonly sector: string }>(
  before: readonly T[],
  after: readonly T[],
  commonOf: (sector: string) => number | null,
) {
  return before.flatMap((first, place) => {
    const second = after[place]
    const { sector } = first
    return second === undefined ? [] : [{ sector, first, second, common: commonOf(sector) }]
  })
}

type RowPair = readonly [first: CaseRow | null, second: CaseRow | null]

/** The associations of two years, each once; `null` where it is not in the file. */
function rowPairs(first: readonly CaseRow[], second: readonly CaseRow[]): readonly RowPair[] {
  const later = new Map(second.map(row => [row.association, row]))
  const earlier = new Set(first.map(({ association }) => association))
  return [
    ...first.map((row): RowPair => [row, later.get(row.association) ?? null]),
    ...second
      .filter(({ association }) => !earlier.has(association))
      .map((row): RowPair => [null, row]),
  ]
}

interface Together {
  item(place: number): JointTally
  index(): JointIndexTally | null
}

/** Counts pairs of rows with the fold of two rounds. */
function countTogether(
  pairs: readonly RowPair[],
  plan: CountPlan & { readonly sectors: readonly string[] },
): Together {
  const { sectors } = plan
  const fold = createJointFold(jointPlan(plan))
  const places = new Map(sectors.map((name, place) => [name, sectorId(place)]))
  for (const [before, after] of pairs) fold.add(coding(before, places), coding(after, places))
  const tally = fold.tally()
  const named = <T>(bySector: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(
      sectors.flatMap((name, place) => {
        const own = bySector[sectorId(place)]
        return own === undefined ? [] : [[name, own] as const]
      }),
    )
  return {
    item: place => {
      const item = tally.items[itemId(place)]
      return { sectors: named(item?.sectors), movers: item?.movers ?? [] }
    },
    index: () => {
      const index = tally.indices[INDEX]
      return index === undefined ? null : { ...index, sectors: named(index.sectors) }
    },
  }
}

function jointPlan({
  sectors,
  items,
  minItems,
}: CountPlan & { readonly sectors: readonly string[] }): JointPlan {
  const questions = caseQuestions(items)
  const coded = codedIndex(caseIndex(items, minItems), questions)
  return {
    sectors: sectors.map((_, place) => sectorId(place)),
    items: questions.map(({ id }, place) => ({
      id,
      first: place,
      second: place,
      steps: stepCount(SCALE),
    })),
    indices: [{ id: INDEX, first: coded, second: coded }],
  }
}

function coding(row: CaseRow | null, places: ReadonlyMap<string, string>): CodedResponse | null {
  if (row === null) return null
  return {
    sector: places.get(row.sector) ?? '',
    codes: Uint8Array.from(row.answers, answer => answerCode(answer, SCALE)),
  }
}
