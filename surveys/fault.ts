/** Something wrong with data that people wrote, at a place that they can find. */
export interface Fault {
  /** `pages[2].questions[1].scale.max`; empty for the whole. */
  readonly path: string
  /** Selects the sentence in `templates/texts`, under `fault.`. */
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

export function fault(path: string, code: string, values: Fault['values'] = {}): Fault {
  return { path, code, values }
}

/** Finds what occurs more than once: the index and value of each later occurrence. */
export function repeats(values: readonly string[]): readonly { index: number; value: string }[] {
  const seen = new Set<string>()
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [{ index, value }]
    seen.add(value)
    return []
  })
}
