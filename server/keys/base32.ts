/**
 * Bytes in base 32, five bits a character from the first bit on; what is left at the end is filled up with zeros.
 *
 * @param alphabet The 32 characters that stand for 0 to 31.
 */
export function base32(bytes: Uint8Array, alphabet: string): string {
  let text = ''
  let held = 0
  let heldBits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    heldBits += 8
    for (; heldBits >= 5; heldBits -= 5) text += alphabet.charAt((held >> (heldBits - 5)) & 31)
    held &= (1 << heldBits) - 1
  }
  return heldBits === 0 ? text : text + alphabet.charAt((held << (5 - heldBits)) & 31)
}
