/** Where a file's time stands in a zip: in the head of the file itself, and in the list at the end (APPNOTE 4.3.7, 4.3.12). */
const LOCAL = { signature: 0x04034b50, time: 10 }
const CENTRAL = { signature: 0x02014b50, time: 12, nameLength: 28, localAt: 42, length: 46 }
const END = { signature: 0x06054b50, count: 10, listAt: 16, length: 22 }

/** 1 January 1980 at 00.00, the first time that a zip knows. */
const FIRST_TIME = 0x00210000

/**
 * A zip whose files all have one and the same time, so that the same content gives the same bytes: those who write
 * documents put in the time of writing.
 *
 * @param zip Without a comment, as libraries write it. Changed in place.
 * @throws RangeError for something else than such a zip.
 */
export function withOneTime(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const require = (at: number, signature: number) => {
    if (view.getUint32(at, true) !== signature) throw new RangeError('no plain zip')
  }
  const end = zip.byteLength - END.length
  require(end, END.signature)
  let at = view.getUint32(end + END.listAt, true)
  for (let left = view.getUint16(end + END.count, true); left > 0; left -= 1) {
    require(at, CENTRAL.signature)
    const local = view.getUint32(at + CENTRAL.localAt, true)
    require(local, LOCAL.signature)
    view.setUint32(at + CENTRAL.time, FIRST_TIME, true)
    view.setUint32(local + LOCAL.time, FIRST_TIME, true)
    // Three lengths in a row: of the name, of extra fields and of a comment.
    const lengths = [0, 2, 4].map(part => view.getUint16(at + CENTRAL.nameLength + part, true))
    at += CENTRAL.length + lengths.reduce((sum, length) => sum + length, 0)
  }
  return zip
}
