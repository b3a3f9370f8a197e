import { MARGIN } from '../../reports/statistics/difference-test.ts'
import { LEVEL } from '../../reports/statistics/verdict.ts'
import type { CaseOf } from './case-schema.ts'
import { type CaseYear, caseYear, type NamesOf, withoutSizes } from './case-year.ts'
import type { TestRule } from './change-block.ts'
import { countPair, type CountedPair } from './count-pair.ts'

/** Two years of a case, counted together. */
export interface YearPair {
  /** `2019-2022`. */
  readonly name: string
  readonly counted: CountedPair
  /** The same when nobody knows how many associations there are. */
  readonly withoutSizes: () => CountedPair
}

type Paired = Pick<CaseOf<'index'>, 'items' | 'years' | 'Mcommon' | 'minItems'> & {
  readonly pairs: CaseOf<'change'>['pairs']
}

/** The years of a case by name. */
export function yearsOf(
  { years, items }: Pick<CaseOf<'cross'>, 'years' | 'items'>,
  namesOf: NamesOf,
): ReadonlyMap<string, CaseYear> {
  return new Map(
    Object.entries(years).map(([name, table]) => [name, caseYear(table, items, namesOf)]),
  )
}

/** The pairs of years of a case, in the order given. */
export function yearPairs(
  given: Paired,
  years: ReadonlyMap<string, CaseYear>,
): readonly YearPair[] {
  return given.pairs.flatMap(([one = '', other = '']) => {
    const [first, second] = [years.get(one), years.get(other)]
    if (first === undefined || second === undefined) return []
    const name = `${one}-${other}`
    const plan = {
      items: given.items.length,
      common: commonFrames(given.Mcommon, name),
      ...(given.minItems === undefined ? {} : { minItems: given.minItems }),
    }
    return [
      {
        name,
        counted: countPair(first, second, plan),
        withoutSizes: () => countPair(withoutSizes(first), withoutSizes(second), plan),
      },
    ]
  })
}

/** M by sector, where a case knows it. */
export function commonFrames(
  Mcommon: CaseOf<'change'>['Mcommon'],
  pair: string,
): ReadonlyMap<string, number> {
  const known = Object.entries(Mcommon ?? {}).find(([name]) => name === pair)?.[1] ?? {}
  return new Map(
    Object.entries(known).flatMap(([sector, common]) =>
      common === null ? [] : [[sector, common]],
    ),
  )
}

/** δ and the level of a case; those of the product where it has none. */
export function testRuleOf({
  delta = MARGIN,
  alpha = LEVEL,
}: {
  readonly delta?: number | undefined
  readonly alpha?: number | undefined
}): TestRule {
  return { margin: delta, alpha }
}
