import { readFileSync } from 'node:fs'

import { countAnswers } from './count-answers.ts'

/** A case of reference figures; see `tests/vectors/README.md`. */
export interface Vector {
  readonly input: {
    readonly items: readonly string[]
    readonly years: Readonly<Record<string, VectorYear>>
  }
  readonly expected: Readonly<Record<string, Readonly<Record<string, VectorItem>>>>
  readonly tolerance: { readonly rel: number; readonly abs: number }
}

interface VectorYear {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
  readonly N: Readonly<Record<string, number>> | null
}

type Estimate = { readonly mean: number | null; readonly se: number | null }

interface VectorItem {
  readonly tally: { readonly hist: readonly number[]; readonly ve: number; readonly blank: number }
  readonly unweighted: Readonly<Record<string, number | null>>
  readonly overall: Estimate & { readonly uncoveredStrata: readonly string[] }
  readonly shareHigh: { readonly p: number | null; readonly se: number | null }
  readonly shareLow: { readonly p: number | null; readonly se: number | null }
  readonly veShare: { readonly p: number | null; readonly se: number | null }
  readonly sectors?: Readonly<
    Record<string, Estimate & { readonly answered: number; readonly nValid: number }>
  >
}

function readVector(name: string): Vector {
  const file = new URL(`../../../tests/vectors/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')) as Vector
}

/** Every year and item of some cases: its strata as the engine takes them, and what R makes of it. */
export function vectorItems(names: readonly string[]) {
  return names.flatMap(name => {
    const vector = readVector(name)
    return Object.entries(vector.input.years).flatMap(([year, data]) =>
      vector.input.items.map(item => ({
        claim: `${name} ${year} ${item}`,
        strata: strataOf(data, item),
        hasSizes: data.N !== null,
        expected: vector.expected[year]![item]!,
        tolerance: vector.tolerance,
      })),
    )
  })
}

function strataOf({ columns, rows, N }: VectorYear, item: string) {
  const place = (name: string) => columns.indexOf(name)
  const sectors = Object.keys(N ?? {}).length > 0 ? Object.keys(N!) : ['alla']
  return sectors.map(sector => {
    const inSector = rows.filter(row => N === null || row[place('stratum')] === sector)
    const tally = countAnswers(inSector.map(row => row[place(item)] ?? undefined))
    return { sector, size: N?.[sector] ?? 0, tally }
  })
}

/** Whether a figure is the expected one within the case's tolerance; `null` must be `null`. */
export function isWithin(
  actual: number | null,
  expected: number | null | undefined,
  { rel, abs }: Vector['tolerance'],
): boolean {
  if (expected === null || expected === undefined || actual === null) return actual === expected
  return Math.abs(actual - expected) <= abs + rel * Math.abs(expected)
}
