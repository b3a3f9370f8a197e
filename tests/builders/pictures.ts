/** The smallest pictures of a size that a browser shows: their content is of no interest. */
export function pngOf(width: number, height: number, length = 0): Buffer {
  const header = Buffer.alloc(33)
  header.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  const end = Buffer.from('\0\0\0\0IEND\xaeB`\x82', 'latin1')
  return Buffer.concat([header, Buffer.alloc(Math.max(0, length - 45)), end])
}

/** A JPEG with a comment before the frame that tells its size. */
export function jpegOf(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  return Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 6, 1, 2, 3, 4]),
    frame,
    Buffer.from([0xff, 0xd9]),
  ])
}
