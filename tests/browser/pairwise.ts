/** The values that each factor can have. */
export type Factors<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] }

/**
 * Rows in which each two values of different factors meet at least once: the faults that tests of pages find
 * nearly always lie in one factor or between two. Greedy and without chance, so that every run is the same.
 */
export function pairwise<Row extends object>(factors: Factors<Row>): readonly Row[] {
  const names = Object.keys(factors) as (keyof Row)[]
  const valuesOf = (name: keyof Row): readonly unknown[] => factors[name]
  const pairs = names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .flatMap(other =>
        valuesOf(one).flatMap((_, i) =>
          valuesOf(other).map((_, j) => [one, i, other, j].join(' ')),
        ),
      ),
  )
  const unmet = new Set(pairs)
  const rows: Row[] = []
  while (unmet.size > 0) {
    const row = bestRow(names, name => valuesOf(name).length, unmet)
    for (const pair of pairsOf(names, row)) unmet.delete(pair)
    rows.push(Object.fromEntries(names.map(name => [name, valuesOf(name)[row.get(name)!]])) as Row)
  }
  return rows
}

type Chosen = ReadonlyMap<PropertyKey, number>

function pairsOf(names: readonly PropertyKey[], row: Chosen): readonly string[] {
  return names.flatMap((one, at) =>
    names
      .slice(at + 1)
      .flatMap(other =>
        row.has(one) && row.has(other)
          ? [[one, row.get(one), other, row.get(other)].map(String).join(' ')]
          : [],
      ),
  )
}

/** Begins with the first pair that has not met, and gives each other factor the value that meets most. */
function bestRow(
  names: readonly PropertyKey[],
  countOf: (name: never) => number,
  unmet: ReadonlySet<string>,
): Chosen {
  const [first = ''] = unmet
  const [one = '', i, other = '', j] = first.split(' ')
  let row: Chosen = new Map([
    [one, Number(i)],
    [other, Number(j)],
  ])
  for (const name of names.filter(name => !row.has(name))) {
    const tried = Array.from({ length: countOf(name as never) }, (_, value) => {
      const longer = new Map(row).set(name, value)
      return { longer, meets: pairsOf(names, longer).filter(pair => unmet.has(pair)).length }
    })
    const most = Math.max(...tried.map(({ meets }) => meets))
    row = tried.find(({ meets }) => meets === most)!.longer
  }
  return row
}
