import highsModule from 'highs'

/** A weighted sum of unknowns. */
export type Terms = readonly (readonly [unknown: number, times: number])[]

/** What is known of whole numbers that nobody has told. */
export interface IntegerProgram {
  /** A whole number, from 0 up. */
  unknown(): number
  /** A sum that is known to lie between two limits. */
  know(terms: Terms, low: number, high: number): void
  /** The most that a sum can be; `null`: nothing fits what is known. */
  most(terms: Terms): number | null
}

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

function programOn(model: ReturnType<typeof highs.createModel>): IntegerProgram {
  let count = 0
  return {
    unknown() {
      model.addVar(0, highs.infinity)
      model.changeColIntegrality(count, highs.constants.variableType.integer)
      count += 1
      return count - 1
    },
    know(terms, low, high) {
      const summed = sumOf(terms)
      model.addRow(low, high, { indices: [...summed.keys()], values: [...summed.values()] })
    },
    most(terms) {
      const summed = sumOf(terms)
      for (let unknown = 0; unknown < count; unknown += 1) {
        model.changeColCost(unknown, summed.get(unknown) ?? 0)
      }
      model.run()
      const isFound = model.getModelStatus() === highs.constants.modelStatus.optimal
      return isFound ? model.getObjectiveValue() : null
    },
  }
}

/** Each unknown once. */
function sumOf(terms: Terms): ReadonlyMap<number, number> {
  const summed = new Map<number, number>()
  for (const [unknown, times] of terms) summed.set(unknown, (summed.get(unknown) ?? 0) + times)
  return summed
}
