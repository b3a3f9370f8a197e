/** Words that tell one association from another no better than its legal form does. */
const COMMON = ['i', 'och', 'förening', 'föreningen', 'ideell', 'ideella']
/** How large a part of their pairs of letters two names have in common that may be the same. */
const LIKE = 0.8
/** A name that stands inside another one is long enough to mean something. */
const LEAST_INSIDE = 5

/**
 * Whether two names may be one association's, written by two people: the same but for case, marks and common words,
 * one inside the other, or most of their pairs of letters in common (Dice's coefficient). It is for people to decide.
 *
 * @example
 * isSimilarName('Exempelby IF', 'Idrottsföreningen Exempelby') // false
 * isSimilarName('Exempelby Schacksällskap', 'exempelby schacksälskap') // true
 */
export function isSimilarName(one: string, other: string): boolean {
  const [a, b] = [plain(one), plain(other)]
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length >= LEAST_INSIDE && long.includes(short)) return true
  return shareInCommon(pairsIn(a), pairsIn(b)) >= LIKE
}

function plain(name: string): string {
  const words =
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = words.filter(word => !COMMON.includes(word))
  return (telling.length === 0 ? words : telling).join(' ')
}

function pairsIn(text: string): readonly string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2))
}

function shareInCommon(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0
  const left = [...b]
  const common = a.filter(pair => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * common.length) / (a.length + b.length)
}
