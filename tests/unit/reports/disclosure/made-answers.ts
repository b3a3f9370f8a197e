import type { SectorAnswers } from '../../../../reports/disclosure/sector-answers.ts'
import type { ItemTally } from '../../../../reports/tally/item-tally.ts'

export const FIVE = { min: 1, max: 5 } as const

/** Grades from the lowest step up, then how many said "vet inte", left it blank, never saw it. */
export function tally(
  grades: readonly number[],
  [dontKnow = 0, blank = 0, notShown = 0]: readonly number[] = [],
): ItemTally {
  return { grades, dontKnow, blank, notShown }
}

/** n answers, spread evenly over the five grades, and some "vet inte". */
export function spread(n: number, dontKnow = 0): ItemTally {
  const grades = [0, 1, 2, 3, 4].map(step => Math.floor(n / 5) + (step < n % 5 ? 1 : 0))
  return tally(grades, [dontKnow])
}

/** Sectors by name: how many associations each has, and how they answered. */
export function strata(
  sectors: Readonly<Record<string, readonly [size: number | null, tally: ItemTally]>>,
): readonly SectorAnswers[] {
  return Object.entries(sectors).map(([sector, [size, given]]) => ({ sector, size, tally: given }))
}
