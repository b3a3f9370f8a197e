/** What a goal of the product asks for, what was measured, and whether that is enough. */
export interface Judged {
  readonly goal: string
  readonly value: Readonly<Record<string, unknown>>
  readonly met: boolean
}

/** By goal; text says why one was not measured. */
export type Judgements = Readonly<Record<string, Judged | string>>

export function judged(goal: string, value: Judged['value'], met: boolean): Judged {
  return { goal, value, met }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? NaN
}

/** So many figures that are worth printing. */
export function round(value: number, decimals = 2): number {
  return Number(value.toFixed(decimals))
}
