import { base32 } from './base32.ts'

/** Crockford's base 32: no I, L, O or U, so that a code can be read out and copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Bits as characters, five in each, in groups of four: 80 bits are `K7M4-2QXP-9TRD-V3HN`. */
export function formatCode(bits: Uint8Array): string {
  return grouped(base32(bits, ALPHABET))
}

function grouped(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-')
}

/** A code as someone typed it, in the form it was given: case, spaces and look-alikes are forgiven. */
export function normaliseCode(typed: string): string {
  const plain = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0')
  return grouped(plain.slice(0, 16))
}
