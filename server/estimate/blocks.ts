import type { Interval } from '../../reports/statistics/interval.ts'

/** Figures by name, as they are printed. */
export type Block = Readonly<Record<string, unknown>>

/** An interval as it is printed: `[null, null]` where there is none. */
export function limits(interval: Interval | null): readonly [number | null, number | null] {
  return interval ?? [null, null]
}

/** Blocks by name, whatever the names are. */
export function byName<T>(
  names: readonly string[],
  block: (name: string, place: number) => T,
): Readonly<Record<string, T>> {
  return Object.fromEntries(names.map((name, place) => [name, block(name, place)]))
}
