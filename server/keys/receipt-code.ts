/** Crockford's base 32: no I, L, O or U, so that a code can be read out and copied by hand. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 80 bits as sixteen characters in groups of four: `K7M4-2QXP-9TRD-V3HN`. */
export function formatCode(bits: Uint8Array): string {
  let value = BigInt(`0x${Buffer.from(bits).toString('hex')}`)
  let code = ''
  for (let place = 0; place < 16; place += 1) {
    code = ALPHABET.charAt(Number(value & 31n)) + code
    value >>= 5n
  }
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as someone typed it, in the form it was given: case, spaces and look-alikes are forgiven. */
export function normaliseCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0')
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1-')
}
