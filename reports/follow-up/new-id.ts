const LONGEST = 60
const COMBINING_MARKS = /\p{M}/gu

/**
 * An id of what people call something, that nothing else has had: `Förskolenämnden` → `forskolenamnden`.
 *
 * @param taken Also what has been struck out: its history keeps its id.
 * @example newId('Förskolenämnden', new Set(['forskolenamnden'])) === 'forskolenamnden-2'
 */
export function newId(words: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFD')
    .replaceAll(COMBINING_MARKS, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-+|-+$/g, '')
  const base = plain === '' ? 'post' : plain
  if (!taken.has(base)) return base
  for (let number = 2; ; number += 1) {
    const id = `${base}-${number}`
    if (!taken.has(id)) return id
  }
}
