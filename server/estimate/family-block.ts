import { benjaminiHochberg, holm } from '../../reports/statistics/multiplicity.ts'
import type { Block } from './blocks.ts'

/** One test of a family. */
interface Member {
  readonly name: string
  readonly p: number | null
}

/** The p-values of a family, adjusted, by the names of its members. */
export function familyBlock(members: readonly Member[]): Block {
  const family = members.map(({ p }) => p)
  const named = (adjusted: readonly (number | null)[]) =>
    Object.fromEntries(members.map(({ name }, place) => [name, adjusted[place] ?? null]))
  return {
    familyOrder: members.map(({ name }) => name),
    holm: named(holm(family)),
    bh: named(benjaminiHochberg(family)),
  }
}
