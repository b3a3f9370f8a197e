import { isUtf8 } from 'node:buffer'

/** How the characters of a file are written as bytes. */
export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1252'

export function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}

/**
 * Text from a file that someone saved: with a byte order mark as it says, otherwise as UTF-8 when the
 * bytes are that, otherwise as Windows-1252, which Swedish Excel writes.
 */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  return encoding === 'windows-1252'
    ? decodeWindows1252(bytes)
    : new TextDecoder(encoding).decode(bytes)
}

/** The characters of the bytes 80 to 9F; where Windows-1252 has none, the control character stands. */
const HIGH_CHARACTERS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Node 20's own decoder of that name reads Latin-1, and would lose dashes, quotes and the euro sign. */
function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, character =>
      HIGH_CHARACTERS.charAt(character.charCodeAt(0) - 0x80),
    )
}
