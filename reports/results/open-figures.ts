import { type Figure, shown, type WithholdingReason, withheld } from '../disclosure/figure.ts'
import type { Interval } from '../statistics/interval.ts'
import type { Measure } from './measures.ts'

type Reason = WithholdingReason | null | undefined

/** Shows a value, or says why not. */
export type Opener = (value: number | null) => Figure

/** Shows a value unless one of the reasons speaks against it; the first that does is told. */
export function unless(...reasons: readonly Reason[]): Opener {
  const reason = firstReason(...reasons)
  return value => (reason === null ? shown(value) : withheld(reason))
}

export function firstReason(...reasons: readonly Reason[]): WithholdingReason | null {
  return reasons.find(given => given !== null && given !== undefined) ?? null
}

/** Why each kind of measure of a group is withheld; `null`: it is shown. */
export interface CellReasons {
  /** n and the mean. */
  readonly basic: WithholdingReason | null
  /** How certain they are: standard error, intervals, flags. */
  readonly spread: WithholdingReason | null
  /** Standard deviation and median. */
  readonly described: WithholdingReason | null
  readonly shareHigh: WithholdingReason | null
  /** And the net score. */
  readonly shareLow: WithholdingReason | null
  readonly distribution: WithholdingReason | null
  /** How many answered, and how many of them "vet inte". */
  readonly dontKnow: WithholdingReason | null
}

/** A value and its limits, each behind a reason of its own. */
export function measure(
  { value, interval }: { readonly value: number | null; readonly interval: Interval | null },
  reasons: { readonly value: Reason; readonly interval: Reason },
): Measure {
  const limit = unless(reasons.interval)
  return {
    value: unless(reasons.value)(value),
    low: limit(interval?.[0] ?? null),
    high: limit(interval?.[1] ?? null),
  }
}
