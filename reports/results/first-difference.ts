/** Where two texts, or two lists of bytes, part: from 0; `null`: nowhere. */
export function firstDifference<T>(one: ArrayLike<T>, other: ArrayLike<T>): number | null {
  const length = Math.max(one.length, other.length)
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return at
  return null
}
