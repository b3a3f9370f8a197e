/** What is found among names. */
export interface FoundNames {
  /** In Swedish order, those first that begin with what was sought; at most `MOST_FOUND`. */
  readonly names: readonly string[]
  /** There are more, and more has to be written to find them. */
  readonly hasMore: boolean
}

/** With fewer letters in a row a search would list the register. */
const LEAST_LETTERS = 3
export const MOST_FOUND = 8

/**
 * Finds associations by a part of their name, so that nobody needs to be shown all of them. Every word that was
 * written has to stand in the name, in any order and whatever the case.
 *
 * @returns `null` when no word has `LEAST_LETTERS` letters or figures.
 */
export function searchNames(names: Iterable<string>, written: string): FoundNames | null {
  const words = folded(written).split(' ')
  if (!words.some(word => (word.match(/[\p{L}\p{N}]/gu) ?? []).length >= LEAST_LETTERS)) return null
  const [first = ''] = words
  const found = [...new Set(names)]
    .map(name => ({ name, text: folded(name) }))
    .filter(({ text }) => words.every(word => text.includes(word)))
    .map(({ name, text }) => ({ name, rank: text.startsWith(first) ? 0 : 1 }))
    .toSorted((a, b) => a.rank - b.rank || SWEDISH.compare(a.name, b.name))
  return {
    names: found.slice(0, MOST_FOUND).map(({ name }) => name),
    hasMore: found.length > MOST_FOUND,
  }
}

const SWEDISH = new Intl.Collator('sv')

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, ' ').trim()
}
