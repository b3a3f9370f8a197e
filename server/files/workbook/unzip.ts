import { inflateRawSync } from 'node:zlib'

import { Problem } from '../../problems.ts'

/** What an archive may come to. A file that says that it is smaller than it is gains nothing by it. */
const MOST_ENTRIES = 1000
const MOST_BYTES = 100 * 1024 * 1024
/** A sheet of text comes to some tenths of what it was; what is packed more tightly is made to blow up. */
const HIGHEST_RATIO = 200
/** So little may be packed as tightly as it likes. */
const ALWAYS_ALLOWED_BYTES = 1024 * 1024

const END = 0x06054b50
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22
const ENTRY_LENGTH = 46
const LOCAL_LENGTH = 30
const LONGEST_COMMENT = 0xffff
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly size: number
  readonly offset: number
}

/** The files of an archive, unpacked when they are asked for. */
export interface Archive {
  /** `null`: there is none of that name. @throws Problem 'file/notWorkbook' or 'file/bomb'. */
  read(name: string): Buffer | null
}

/**
 * Opens a ZIP archive that anybody may have made. Sizes are counted as they come out, never as they are said to be.
 *
 * @throws Problem 'file/notWorkbook' for what is no whole archive, or 'file/bomb' for one made to blow up.
 */
export function openArchive(bytes: Buffer, path: string): Archive {
  const entries = new Map(readEntries(bytes, path).map(entry => [entry.name, entry]))
  let left = MOST_BYTES
  return {
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return null
      const unpacked = unpack(entry, { bytes, path, left })
      left -= unpacked.length
      return unpacked
    },
  }
}

function readEntries(bytes: Buffer, path: string): readonly Entry[] {
  try {
    const end = findEnd(bytes)
    const count = bytes.readUInt16LE(end + 10)
    if (count > MOST_ENTRIES) throw new Problem('file/bomb', { path })
    const entries: Entry[] = []
    let at = bytes.readUInt32LE(end + 16)
    for (let number = 0; number < count; number += 1) {
      const { entry, next } = readEntry(bytes, at)
      entries.push(entry)
      at = next
    }
    return entries
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem('file/notWorkbook', { path }, { cause })
  }
}

/** @throws {RangeError} When there is no end, as every reading past the bytes does. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = bytes.length - END_LENGTH; at >= first; at -= 1) {
    if (bytes.readUInt32LE(at) === END) return at
  }
  throw new RangeError('no end of the archive')
}

function readEntry(bytes: Buffer, at: number): { readonly entry: Entry; readonly next: number } {
  if (bytes.readUInt32LE(at) !== ENTRY) throw new RangeError('no entry')
  const nameLength = bytes.readUInt16LE(at + 28)
  const after = at + ENTRY_LENGTH
  const next = after + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  const entry = {
    name: bytes.toString('utf8', after, after + nameLength),
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    size: bytes.readUInt32LE(at + 20),
    offset: bytes.readUInt32LE(at + 42),
  }
  return { entry, next }
}

function unpack(
  { flags, method, size, offset }: Entry,
  { bytes, path, left }: { readonly bytes: Buffer; readonly path: string; readonly left: number },
): Buffer {
  if ((flags & ENCRYPTED) !== 0) throw new Problem('file/lockedWorkbook', { path })
  try {
    if (bytes.readUInt32LE(offset) !== LOCAL) throw new RangeError('no local header')
    const start =
      offset + LOCAL_LENGTH + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
    if (start + size > bytes.length) throw new RangeError('cut off')
    const packed = bytes.subarray(start, start + size)
    const most = Math.min(left, Math.max(ALWAYS_ALLOWED_BYTES, size * HIGHEST_RATIO))
    if (method === STORED) return within(packed, most)
    if (method !== DEFLATED) throw new RangeError('unknown method')
    return inflateRawSync(packed, { maxOutputLength: most })
  } catch (cause) {
    const isBomb = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new Problem(isBomb ? 'file/bomb' : 'file/notWorkbook', { path }, { cause })
  }
}

function within(bytes: Buffer, most: number): Buffer {
  if (bytes.length <= most) return bytes
  throw Object.assign(new RangeError('too large'), { code: 'ERR_BUFFER_TOO_LARGE' })
}
