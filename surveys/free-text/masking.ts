/** Stands where something that could tell who wrote it was. */
export const MASK = '[maskat]'
/** Stands where something that is not needed was. */
export const LEFT_OUT = '[…]'

/**
 * - `empty`: nothing is left of the comment.
 * - `altered`: something else than masked and left out was done with it.
 */
export type MaskingFault = 'empty' | 'altered'

const MARKS = /\[maskat\]|\[…\]|\[\.\.\.\]/gu

/**
 * What is wrong with a quote: it has to be what was written, but for what is masked or left out.
 *
 * @returns `null`: nothing.
 */
export function maskingFault(quote: string, original: string): MaskingFault | null {
  const parts = quote.split(MARKS).map(oneSpaced)
  if (parts.every(part => part === '')) return 'empty'
  return standsIn(parts, oneSpaced(original)) ? null : 'altered'
}

/** The parts between the marks stand in the original in their order, the first at its start and the last at its end. */
function standsIn(parts: readonly string[], original: string): boolean {
  const [first = '', ...others] = parts
  const last = others.pop()
  if (last === undefined) return first === original
  if (!original.startsWith(first)) return false
  let from = first.length
  for (const part of others) {
    const found = original.indexOf(part, from)
    if (found === -1) return false
    from = found + part.length
  }
  return original.length - last.length >= from && original.endsWith(last)
}

function oneSpaced(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim()
}
