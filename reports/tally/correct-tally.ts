import { reached, type RoundTally } from './round-tally.ts'

/**
 * Corrects a certified tally: what was counted of a response is taken away, and what should have been
 * is added. Exact: the same as counting everything anew (statistics.md 3).
 *
 * @param removed The response as it was counted, counted alone by the same plan; `null`: there was none.
 * @param added The same of the response as it should have been; `null`: none.
 * @throws {RangeError} If more is taken away than there is, or it was counted by another plan.
 */
export function correctedTally(
  tally: RoundTally,
  { removed, added }: { readonly removed: RoundTally | null; readonly added: RoundTally | null },
): RoundTally {
  const less = removed === null ? tally : combined(tally, removed, -1)
  return added === null ? less : combined(less, added, 1)
}

/** Two parts of a round that were counted apart, as one. @throws {RangeError} If their plans differ. */
export function addRoundTallies(a: RoundTally, b: RoundTally): RoundTally {
  return combined(a, b, 1)
}

/** How many were invited is that of the round, not of its parts; whoever is left has not answered. */
function combined(a: RoundTally, b: RoundTally, sign: 1 | -1): RoundTally {
  const { sectors, ...rest } = combinedTree(withoutInvited(a), withoutInvited(b), sign)
  const withAll = Object.entries(sectors).map(([id, sector]) => [
    id,
    { ...sector, ...reached(a.sectors[id]?.invited ?? null, sector.dispositions) },
  ])
  return { sectors: Object.fromEntries(withAll) as RoundTally['sectors'], ...rest }
}

/** What follows from how many were invited is worked out at the end. */
function withoutInvited(tally: RoundTally): RoundTally {
  const sectors = Object.entries(tally.sectors).map(([id, sector]) => [
    id,
    { ...sector, invited: 0, dispositions: { ...sector.dispositions, NC: 0 } },
  ])
  return { ...tally, sectors: Object.fromEntries(sectors) as RoundTally['sectors'] }
}

type Leaf = number | string | null

/** A tally is a tree of whole numbers, some of them as text: it is added leaf by leaf. */
function combinedTree<Tree>(a: Tree, b: Tree, sign: 1 | -1): Tree {
  if (isLeaf(a) || isLeaf(b)) return combinedLeaf(a, b, sign) as Tree
  const branches = Object.keys(a as object)
  if (branches.join() !== Object.keys(b as object).join()) throw otherPlan()
  const entries = branches.map(key => {
    const name = key as keyof Tree
    return [key, combinedTree(a[name], b[name], sign)]
  })
  return (
    Array.isArray(a) ? entries.map(([, value]) => value) : Object.fromEntries(entries)
  ) as Tree
}

function isLeaf(node: unknown): node is Leaf {
  return typeof node !== 'object' || node === null
}

function combinedLeaf(a: unknown, b: unknown, sign: 1 | -1): Leaf {
  if (a === null && b === null) return null
  if (typeof a === 'string' && typeof b === 'string') {
    return String(BigInt(a) + BigInt(sign) * BigInt(b))
  }
  if (typeof a !== 'number' || typeof b !== 'number') throw otherPlan()
  if (a + sign * b < 0) throw new RangeError('more is taken away than was counted')
  return a + sign * b
}

function otherPlan(): RangeError {
  return new RangeError('tallies that were counted by different plans')
}
