import type { Figure } from '../../../../../reports/disclosure/figure.ts'
import type { Cell, SectorCell } from '../../../../../reports/results/measures.ts'
import type { ItemResult } from '../../../../../reports/results/result-set.ts'
import type { ItemTally } from '../../../../../reports/tally/item-tally.ts'

/** A sum over the five grades of one or more sectors that is known to lie between two limits. */
export interface KnownSum {
  /** By sector: what each answer of a grade adds, lowest grade first. */
  readonly parts: ReadonlyMap<string, readonly number[]>
  readonly low: number
  readonly high: number
}

/** What a reader of one item knows, and between which whole numbers the rest lies. */
export interface KnownItem {
  /** In the order of the file; n of each, which the attacker is told even where it is withheld. */
  readonly sectors: readonly { readonly id: string; readonly n: number }[]
  readonly sums: readonly KnownSum[]
}

const GRADES = [1, 2, 3, 4, 5]
const HIGH = [0, 0, 0, 1, 1]
const LOW = [1, 1, 0, 0, 0]
const NOISE = 1e-9

/** What the attacker is told beside the file: how large each sector is, and how many answered there. */
export interface ToldSector {
  readonly id: string
  readonly size: number
  readonly tally: ItemTally
}

/**
 * Everything in the file of one item that limits how many gave each grade, in each sector.
 *
 * The attacker is told more than a reader knows: n of the hidden sectors, and how many answered.
 */
export function knownItem(item: ItemResult, told: readonly ToldSector[]): KnownItem {
  const sectors = told.map(({ id, tally }) => ({ id, n: sum(tally.grades) }))
  return {
    sectors,
    sums: [
      ...item.sectors.flatMap(cell =>
        sectorSums(cell, sectors.find(({ id }) => id === cell.sector)!.n),
      ),
      ...totalSums(item.total, told),
      ...unweightedSums(item, told),
    ],
  }
}

function sectorSums(cell: SectorCell, n: number): readonly KnownSum[] {
  const own = (scores: readonly number[], figure: Figure): readonly KnownSum[] =>
    knownMean(figure, new Map([[cell.sector, scores]]), n)
  return [
    { parts: new Map([[cell.sector, [1, 1, 1, 1, 1]]]), low: n, high: n },
    ...own(GRADES, cell.mean.value),
    ...own(HIGH, cell.shareHigh.value),
    ...own(LOW, cell.shareLow.value),
    ...cell.distribution.flatMap((figure, step) => own(unit(step), figure)),
  ]
}

/** The weighted means and shares of all, and the level of the mean. */
function totalSums(total: Cell, told: readonly ToldSector[]): readonly KnownSum[] {
  const weights = new Map(told.map(sector => [sector.id, weightOf(sector)]))
  const base = sum(told.map(({ id, tally }) => weights.get(id)! * sum(tally.grades)))
  const all = (scores: readonly number[]) =>
    new Map(told.map(({ id }) => [id, scores.map(score => score * weights.get(id)!)]))
  const known = (scores: readonly number[], figure: Figure) => knownMean(figure, all(scores), base)
  return [
    ...known(GRADES, total.mean.value),
    ...bandOf(total, all(GRADES), base),
    ...known(HIGH, total.shareHigh.value),
    ...known(LOW, total.shareLow.value),
    ...known(
      HIGH.map((high, step) => 100 * (high - LOW[step]!)),
      total.net.value,
    ),
    ...total.distribution.flatMap((figure, step) => known(unit(step), figure)),
  ]
}

const BANDS = {
  veryLow: [1, 1.8],
  low: [1.8, 2.6],
  middling: [2.6, 3.4],
  high: [3.4, 4.2],
  veryHigh: [4.2, 5],
} as const

function bandOf(total: Cell, parts: KnownSum['parts'], base: number): readonly KnownSum[] {
  if ('withheld' in total.level || total.level.value === null) return []
  const [low, high] = BANDS[total.level.value.band]
  return [{ parts, low: base * (low - NOISE), high: base * (high + NOISE) }]
}

function unweightedSums({ total }: ItemResult, told: readonly ToldSector[]): readonly KnownSum[] {
  const n = sum(told.map(({ tally }) => sum(tally.grades)))
  const known = (scores: readonly number[], figure: Figure) =>
    knownMean(figure, new Map(told.map(({ id }) => [id, scores])), n)
  return [
    ...known(GRADES, total.unweighted.mean),
    ...known(HIGH, total.unweighted.shareHigh),
    ...known(LOW, total.unweighted.shareLow),
  ]
}

/** A mean that is published, to within what it is rounded to. */
export function knownMean(
  figure: Figure,
  parts: KnownSum['parts'],
  base: number,
): readonly KnownSum[] {
  if ('withheld' in figure || figure.value === null) return []
  const half = (figure.roundedTo ?? 0) / 2 + NOISE
  return [{ parts, low: base * (figure.value - half), high: base * (figure.value + half) }]
}

export function weightOf({ size, tally }: ToldSector): number {
  const settled = sum(tally.grades) + tally.dontKnow + tally.notShown
  return settled === 0 ? 0 : Math.max(size, settled) / settled
}

function unit(step: number): readonly number[] {
  return GRADES.map((_, place) => (place === step ? 1 : 0))
}

export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
