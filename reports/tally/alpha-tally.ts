/**
 * What Cronbach's alpha of an index is worked out from: associations that graded all its items, in all
 * sectors together (statistics.md 3). Reversed items are turned.
 */
export interface AlphaTally {
  /** How many graded every item: n. */
  readonly complete: number
  /** Σx for each item. */
  readonly sums: readonly number[]
  /** Σxy for each pair of items, each item with itself too. */
  readonly products: readonly (readonly number[])[]
}

/** Adding is exact, and the order does not matter. */
export function addAlphaTallies(a: AlphaTally, b: AlphaTally): AlphaTally {
  const add = (x: readonly number[], y: readonly number[]) => x.map((n, i) => n + (y[i] ?? 0))
  return {
    complete: a.complete + b.complete,
    sums: add(a.sums, b.sums),
    products: a.products.map((row, i) => add(row, b.products[i] ?? [])),
  }
}
