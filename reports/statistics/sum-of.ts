/**
 * The sum of a value of each item, added in their order: so the bits are the same every time.
 *
 * @example
 * sumOf([1, 2, 3], x => x * x) // 14
 */
export function sumOf<T>(items: readonly T[], value: (item: T) => number): number {
  let sum = 0
  for (const item of items) sum += value(item)
  return sum
}
