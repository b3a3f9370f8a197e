import highsModule from 'highs'

/** A weighted sum of unknowns. */
export type Terms = readonly (readonly [unknown: number, times: number])[]

/** What is known of whole numbers that nobody has told. */
export interface IntegerProgram {
  /** A whole number, from 0 up. */
  unknown(): number
  /** A sum that is known to lie between two limits. */
  know(terms: Terms, low: number, high: number): void
  /** Whole numbers that fit what is known, and of which a sum is as large as it can be; `null`: none fit. */
  largest(terms: Terms): Values | null
}

/** What a sum is, for some whole numbers. */
export type Values = (terms: Terms) => number

// Its types describe the CommonJS form, and what is loaded is the other.
const loadHighs = highsModule as unknown as typeof highsModule.default
const highs = await loadHighs()

/** Asks HiGHS, a solver of mixed integer programs, made by others and for other ends. */
export function withProgram<T>(work: (program: IntegerProgram) => T): T {
  const model = highs.createModel()
  try {
    // A gap of 0: only the very best will do.
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 })
    model.changeObjectiveSense(highs.constants.objectiveSense.maximize)
    return work(programOn(model))
  } finally {
    model.dispose()
  }
}

/** How far from its limits a sum may be, for all that numbers in binary can tell. */
const NOISE = 1e-7

interface Row {
  readonly terms: Terms
  readonly low: number
  readonly high: number
}

function programOn(model: ReturnType<typeof highs.createModel>): IntegerProgram {
  const rows: Row[] = []
  let count = 0
  return {
    unknown() {
      model.addVar(0, highs.infinity)
      model.changeColIntegrality(count, highs.constants.variableType.integer)
      count += 1
      return count - 1
    },
    know(terms, low, high) {
      const row = { terms: summed(terms), low: low - NOISE, high: high + NOISE }
      rows.push(row)
      const indices = row.terms.map(([unknown]) => unknown)
      model.addRow(row.low, row.high, { indices, values: row.terms.map(([, times]) => times) })
    },
    largest(terms) {
      const costs = new Map(summed(terms))
      for (let unknown = 0; unknown < count; unknown += 1) {
        model.changeColCost(unknown, costs.get(unknown) ?? 0)
      }
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null
      const values = valuesOf([...model.getSolution().colValue].map(Math.round))
      // What the solver tells is gone over, because it counts with tolerances of its own.
      const isMissed = rows.some(row => values(row.terms) < row.low || values(row.terms) > row.high)
      if (isMissed) throw new Error('the solver has not kept to what is known')
      return values
    },
  }
}

function valuesOf(numbers: readonly number[]): Values {
  return terms => terms.reduce((sum, [unknown, times]) => sum + times * numbers[unknown]!, 0)
}

/** Each unknown once. */
function summed(terms: Terms): Terms {
  const times = new Map<number, number>()
  for (const [unknown, each] of terms) times.set(unknown, (times.get(unknown) ?? 0) + each)
  return [...times]
}

/** A sum, and how far apart its possible values are to lie. */
export interface Asked {
  readonly terms: Terms
  readonly leastRange: number
}

/**
 * Those of some sums of which all possible values lie too near each other. Whatever numbers the solver
 * finds for one of them are values of all the others too, so that most need not be asked for.
 */
export function narrowOnes<Sum extends Asked>(
  program: IntegerProgram,
  asked: readonly Sum[],
): readonly Sum[] {
  const ranges = asked.map(sum => ({ sum, low: Infinity, high: -Infinity }))
  const isNarrow = ({ sum, low, high }: (typeof ranges)[number]) =>
    high - low < sum.leastRange - 1e-6
  for (const range of ranges) {
    for (const sign of [1, -1]) {
      if (!isNarrow(range)) continue
      const values = program.largest(range.sum.terms.map(([at, times]) => [at, sign * times]))
      if (values === null) throw new Error('what is published contradicts itself')
      for (const each of ranges) {
        each.low = Math.min(each.low, values(each.sum.terms))
        each.high = Math.max(each.high, values(each.sum.terms))
      }
    }
  }
  return ranges.filter(isNarrow).map(({ sum }) => sum)
}
