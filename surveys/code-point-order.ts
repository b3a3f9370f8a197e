/** Order by code point, the same on every machine. */
export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
