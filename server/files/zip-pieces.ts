import { pipeline, Readable } from 'node:stream'
import { constants, crc32, createDeflateRaw } from 'node:zlib'

import type { PackedFile } from '../../reports/formats/packed-file.ts'
import { Problem } from '../problems.ts'

/** How a file came to lie in the archive. */
interface Entry {
  readonly name: Buffer
  readonly offset: number
  readonly crc: number
  readonly packed: number
  readonly size: number
}

const LOCAL = 0x04034b50
const DESCRIPTOR = 0x08074b50
const DESCRIPTOR_BYTES = 16
const ENTRY = 0x02014b50
const END = 0x06054b50
/** Needed to unpack: 2.0, deflate and folders. */
const VERSION = 20
/** Sizes stand after the file, which is written before they are known; names are UTF-8. */
const FLAGS = 0x0808
const DEFLATED = 8
const LARGEST = 0xffffffff

/**
 * A ZIP archive, piece by piece: of each file no more is in memory than what is being packed. The same files at the
 * same time are the same bytes.
 *
 * @param at When every file is said to have been written.
 * @throws Problem 'package/tooLarge' above four gigabytes, and what the files throw.
 */
export async function* zipPieces(
  files: AsyncIterable<PackedFile> | Iterable<PackedFile>,
  at: Date,
): AsyncGenerator<Uint8Array> {
  const time = dosTime(at)
  const entries: Entry[] = []
  let offset = 0
  for await (const file of files) {
    const name = Buffer.from(file.path)
    const begun = { name, offset }
    const head = Buffer.concat([localHeader(name, time), name])
    yield head
    offset += head.length
    const counted = { crc: 0, packed: 0, size: 0 }
    for await (const piece of packedPieces(file.pieces, counted)) yield piece
    offset += counted.packed + DESCRIPTOR_BYTES
    if (offset > LARGEST || counted.size > LARGEST) throw new Problem('package/tooLarge')
    const after = numbers([4, DESCRIPTOR], [4, counted.crc], [4, counted.packed], [4, counted.size])
    yield after
    entries.push({ ...begun, ...counted })
  }
  const directory = Buffer.concat(entries.map(entry => entryHeader(entry, time)))
  yield directory
  yield endOf(entries.length, directory.length, offset)
}

interface Counted {
  crc: number
  packed: number
  size: number
}

async function* packedPieces(
  pieces: PackedFile['pieces'],
  counted: Counted,
): AsyncGenerator<Uint8Array> {
  async function* plain() {
    for await (const piece of pieces) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
      counted.crc = crc32(bytes, counted.crc)
      counted.size += bytes.length
      yield bytes
    }
  }
  const deflate = createDeflateRaw({ level: constants.Z_DEFAULT_COMPRESSION })
  // What the pieces throw comes out of the stream that is read here.
  pipeline(Readable.from(plain(), { objectMode: false }), deflate, () => undefined)
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    counted.packed += piece.length
    yield piece
  }
}

function localHeader(name: Buffer, time: number): Buffer {
  return numbers(
    [4, LOCAL],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [4, time],
    [4, 0],
    [4, 0],
    [4, 0],
    [2, name.length],
    [2, 0],
  )
}

function entryHeader({ name, offset, crc, packed, size }: Entry, time: number): Buffer {
  const fields = numbers(
    [4, ENTRY],
    [2, VERSION],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [4, time],
    [4, crc],
    [4, packed],
    [4, size],
    [2, name.length],
    // No extra field, comment, other disk or attributes.
    [2, 0],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, offset],
  )
  return Buffer.concat([fields, name])
}

function endOf(count: number, length: number, offset: number): Buffer {
  return numbers([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, length], [4, offset], [2, 0])
}

/** Numbers as an archive has them: the lowest byte first. */
function numbers(...fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  return Buffer.concat(
    fields.map(([bytes, value]) => {
      const field = Buffer.alloc(bytes)
      field.writeUIntLE(value, 0, bytes)
      return field
    }),
  )
}

/** A time as an archive has it, in UTC and by two seconds: it names no zone, and 1980 is its first year. */
function dosTime(at: Date): number {
  const year = Math.max(0, at.getUTCFullYear() - 1980)
  const day = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return day * 0x10000 + time
}
