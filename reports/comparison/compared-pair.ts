import type { Sector } from '../../surveys/association.ts'
import { comparabilityClass, type Pair, type PublishedCrosswalk } from '../../surveys/crosswalk.ts'
import type { AskedQuestion, ComparedItem, ComparedValues, CrosswalkFacts } from './comparison.ts'

/** The sectors of either round, in the register order of the later one. */
export function sectorsOfBoth(
  earlier: readonly Sector[],
  later: readonly Sector[],
): readonly Sector[] {
  const known = new Set(later.map(({ id }) => id))
  return [...later, ...earlier.filter(({ id }) => !known.has(id))]
}

/** The crosswalk that a comparison goes by, and what else differed. */
export function crosswalkFacts({ key, digest, crosswalk }: PublishedCrosswalk): CrosswalkFacts {
  return { key, digest, differences: crosswalk.differences.map(text => text.sv) }
}

/** The ids of what each round asked, in its order. */
export interface AskedIds {
  readonly first: readonly string[]
  readonly second: readonly string[]
}

/** As the later survey asks; what it no longer asks comes last, in the order of the earlier one. */
export function pairsInOrder(pairs: readonly Pair[], { first, second }: AskedIds): readonly Pair[] {
  const place = ({ from, to }: Pair) =>
    to[0] === undefined ? second.length + first.indexOf(from[0] ?? '') : second.indexOf(to[0])
  return pairs.toSorted((a, b) => place(a) - place(b))
}

/** How each round asked a question. */
export interface AskedBy {
  readonly first: (id: string) => AskedQuestion
  readonly second: (id: string) => AskedQuestion
}

/** A pair of questions with what may be said of it; `null`: its class allows no comparison. */
export function comparedItem(
  pair: Pair,
  asked: AskedBy,
  values: ComparedValues | null,
): ComparedItem {
  const { signedBy } = pair
  return {
    relation: pair.relation,
    class: comparabilityClass(pair),
    first: pair.from.map(asked.first),
    second: pair.to.map(asked.second),
    note: pair.note?.sv ?? null,
    signedBy:
      signedBy === undefined ? null : `${signedBy.name}, ${signedBy.role}, ${signedBy.date}`,
    values,
  }
}
