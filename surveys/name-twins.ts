import type { Association } from './association.ts'
import { isSimilarName } from './similar-names.ts'

/** A row of a file, and the name that stands in it. */
export interface NamedRow {
  readonly number: number
  readonly name: string
}

/** Associations that may be the same one, entered twice. */
export interface NameTwins {
  /** To be told of everyone that is added or looked for, first: what is rare is rare among all of them. */
  count(association: Association): void
  /** Adds one to look among. */
  add(association: Association): void
  /** One that may be the same; `null`: none was found. Two organisation numbers are two associations. */
  findTwin(association: Association): Association | null
}

/** Names that have their rarest pairs of letters in common are compared: of all, it would take too long. */
const RAREST_PAIRS = 6
/** Many names can be alike all of them: as many of those are looked at. */
const MOST_COMPARED = 40

/** Looks for associations with like names, quickly among many: a help for people, that may miss one. */
export function createNameTwins(): NameTwins {
  const counts = new Map<string, number>()
  const rarest = (name: string) =>
    pairsIn(name)
      .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, RAREST_PAIRS)
  const byPair = new Map<string, Association[]>()
  return {
    count({ name }) {
      for (const pair of pairsIn(name)) counts.set(pair, (counts.get(pair) ?? 0) + 1)
    },
    add(association) {
      for (const pair of rarest(association.name)) {
        const found = byPair.get(pair)
        if (found === undefined) byPair.set(pair, [association])
        else found.push(association)
      }
    },
    findTwin(association) {
      const near = rarest(association.name).flatMap(pair =>
        (byPair.get(pair) ?? []).slice(-MOST_COMPARED),
      )
      const others = [...new Set(near)].slice(0, MOST_COMPARED)
      return others.find(other => mayBeSame(association, other)) ?? null
    },
  }
}

function mayBeSame(one: Association, other: Association): boolean {
  const areTwo = one.orgNumber !== null && other.orgNumber !== null
  return one.id !== other.id && !areTwo && isSimilarName(one.name, other.name)
}

/** The pairs of letters in a name, each once. */
function pairsIn(name: string): readonly string[] {
  const text = name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '')
  return [
    ...new Set(
      Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)),
    ),
  ]
}
