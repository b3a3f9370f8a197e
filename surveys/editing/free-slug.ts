/** As many characters as a name in a definition may have, less those of a number after it. */
const MOST = 36

/**
 * A short name made of a text, that is not taken: `Ert bemötande` → `ert-bemotande`, or `ert-bemotande-2`.
 *
 * @param otherwise What it is called when nothing of the text can stand in a name.
 */
export function freeSlug(text: string, otherwise: string, taken: readonly string[]): string {
  const plain = text
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MOST)
    .replace(/^-+|-+$/g, '')
  const first = plain === '' ? otherwise : plain
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? first : `${first}-${number}`
    if (!taken.includes(name)) return name
  }
}
