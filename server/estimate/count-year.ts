import type { IndexStratum } from '../../reports/statistics/index-sample.ts'
import type { Stratum } from '../../reports/statistics/stratum-sample.ts'
import type { AlphaTally } from '../../reports/tally/alpha-tally.ts'
import { EMPTY_INDEX_TALLY, type IndexItems } from '../../reports/tally/index-tally.ts'
import { emptyTally } from '../../reports/tally/item-tally.ts'
import { createRoundTallyFold, type RoundTally } from '../../reports/tally/round-tally.ts'
import type { SectorId } from '../../surveys/association.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import { type CaseYear, sectorsOf } from './case-year.ts'

/** Every question of a case has this scale. */
export const SCALE = { min: 1, max: 5 } as const

/** A year as the engine counts it, over some sectors in their order. */
export interface CountedYear {
  item(place: number): readonly (Stratum & { readonly sector: SectorId })[]
  /** The index over all items. */
  index(): readonly (IndexStratum & { readonly sector: SectorId })[]
  alpha(): AlphaTally
}

/**
 * Counts a year with the fold of a round. The case's own names go through it as numbers: no name that
 * somebody chose can then mean anything else.
 */
export function countYear(year: CaseYear, plan: CountPlan): CountedYear {
  const sectors = plan.sectors ?? sectorsOf(year)
  const tally = tallyOf(year, sectors, plan)
  const strata = sectors.map((sector, place) => ({
    sector,
    size: year.sizes === null ? null : (year.sizes.get(sector) ?? 0),
    counted: tally.sectors[sectorId(place)],
  }))
  return {
    item: place =>
      strata.map(({ counted, ...stratum }) => ({
        ...stratum,
        tally: counted?.items[itemId(place)] ?? emptyTally(SCALE),
      })),
    index: () =>
      strata.map(({ counted, ...stratum }) => ({
        ...stratum,
        tally: counted?.indices[INDEX] ?? EMPTY_INDEX_TALLY,
      })),
    alpha: () => tally.alphas[INDEX] ?? { complete: 0, sums: [], products: [] },
  }
}

/** The id of the index. */
export const INDEX = 'index'

function tallyOf(
  { rows }: CaseYear,
  sectors: readonly string[],
  { items, minItems }: CountPlan,
): RoundTally {
  const questions = caseQuestions(items)
  const index = caseIndex(items, minItems)
  const fold = createRoundTallyFold({
    questions,
    indices: [index],
    invited: Object.fromEntries(sectors.map((_, place) => [sectorId(place), 0])),
  })
  const placeOf = new Map(sectors.map((name, place) => [name, place]))
  for (const { sector, answers } of rows) {
    const given = answers.flatMap((answer, item) =>
      answer === undefined ? [] : [[itemId(item), answer] as const],
    )
    fold.add({
      sector: sectorId(placeOf.get(sector) ?? -1),
      answers: Object.fromEntries(given),
      mode: 'import',
    })
  }
  return fold.tally()
}

/** What is counted of a year. */
export interface CountPlan {
  /** The year's own sectors, and others that had answers in another year; otherwise its own. */
  readonly sectors?: readonly string[]
  /** How many items the case has. */
  readonly items: number
  readonly minItems?: number
}

/** The questions of a case of so many items. */
export function caseQuestions(items: number): readonly ScaleQuestion[] {
  return Array.from({ length: items }, (_, item) => ({
    id: itemId(item),
    type: 'scale',
    label: { sv: itemId(item) },
    scale: { ...SCALE, minLabel: { sv: '1' }, maxLabel: { sv: '5' } },
  }))
}

/** The index over all items of a case. */
export function caseIndex(items: number, minItems = 1): IndexItems {
  const ids = caseQuestions(items).map(({ id }) => id)
  return { id: INDEX, items: ids, reversed: [], minItems, hasAlpha: true }
}

export function itemId(place: number): string {
  return `i${place}`
}

export function sectorId(place: number): SectorId {
  return `s${place}`
}
