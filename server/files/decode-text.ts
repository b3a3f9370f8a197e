/**
 * Text from a file that someone saved: with a byte order mark as it says, otherwise as UTF-8 when the
 * bytes are that, otherwise as Windows-1252, which Swedish Excel writes.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
