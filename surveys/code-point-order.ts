/**
 * Order by code point, the same on every machine and in every store. (`<` compares halves of characters,
 * and puts an emoji before `ﬀ`.)
 */
export function byCodePoint(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  for (let at = 0; at < shorter; at += 1) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return pointAt(a, at) - pointAt(b, at)
  }
  return a.length - b.length
}

function pointAt(text: string, at: number): number {
  return text.codePointAt(at) ?? 0
}
