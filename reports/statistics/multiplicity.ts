/** p-values of a family; `null` where no test could be made: it does not count among the others. */
export type Family = readonly (number | null)[]

/**
 * Holm's adjustment: with it, the chance that any of a family of true nothings is called a change is at
 * most the level. Each adjusted p is at least the raw one, and they keep their order.
 *
 * @returns In the order given.
 * @see Holm 1979; statistics.md 11.
 * @example
 * holm([0.01, 0.04, null]) // [0.02,0.04,null]
 */
export function holm(family: Family): Family {
  return stepwise(family, smallestFirst, {
    factor: (rank, size) => size - rank,
    extreme: Math.max,
  })
}

/**
 * Benjamini and Hochberg's adjustment: bounds the share of false finds among those that are called a
 * change. For the exploratory appendix only.
 *
 * @returns In the order given.
 * @see Benjamini & Hochberg 1995; statistics.md 11.
 * @example
 * benjaminiHochberg([0.01, 0.04, null]) // [0.02,0.04,null]
 */
export function benjaminiHochberg(family: Family): Family {
  return stepwise(family, (a, b) => smallestFirst(b, a), {
    factor: (rank, size) => size / (size - rank),
    extreme: Math.min,
  })
}

interface Step {
  readonly p: number
  readonly place: number
}

function smallestFirst(a: Step, b: Step): number {
  return a.p - b.p
}

/** Multiplies each p by a factor of its rank, and keeps them in order as it goes. */
function stepwise(
  family: Family,
  order: (a: Step, b: Step) => number,
  rule: {
    readonly factor: (rank: number, size: number) => number
    readonly extreme: (a: number, b: number) => number
  },
): Family {
  const tested = family.flatMap((p, place) => (p === null ? [] : [{ p, place }])).toSorted(order)
  const adjusted: (number | null)[] = family.map(() => null)
  let last: number | null = null
  for (const [rank, { p, place }] of tested.entries()) {
    const raised = p * rule.factor(rank, tested.length)
    last = last === null ? raised : rule.extreme(last, raised)
    adjusted[place] = Math.min(1, last)
  }
  return adjusted
}
