import { createHash } from 'node:crypto'

import type { CodedResponse } from '../../reports/tally/joint-fold.ts'
import type { SectorId } from '../../surveys/association.ts'

/**
 * Coded responses by pseudonym. They lie packed beside one another, some thirty bytes and a code for each question: as
 * many objects in a `Map` would take ten times the room, and two rounds of a million would not fit.
 */
export interface PseudonymTable {
  /** Keeps a response. Each pseudonym is put once. */
  put(pseudonym: string, response: CodedResponse): void
  /** The response of a pseudonym, which is then taken; `null`: it has none, or it is taken. */
  take(pseudonym: string): CodedResponse | null
  /** What nobody has taken. */
  rest(): Iterable<CodedResponse>
}

/** A pseudonym is this many bytes; they are as good as random. */
const KEY_BYTES = 16
const FIRST_ROOM = 1024

/** @param width How many codes each response has. */
export function createPseudonymTable(width: number): PseudonymTable {
  const sectors = createSectorNumbers()
  let rows = emptyRows(FIRST_ROOM, width)
  let size = 0

  function responseAt(row: number): CodedResponse {
    return {
      sector: sectors.idOf(rows.sectors[row] ?? 0),
      codes: rows.codes.slice(row * width, (row + 1) * width),
    }
  }

  return {
    put(pseudonym, { sector, codes }) {
      if (size === rows.room) rows = moreRoom(rows, width)
      const key = keyOf(pseudonym)
      rows.keys.set(key, size * KEY_BYTES)
      rows.codes.set(codes, size * width)
      rows.sectors[size] = sectors.numberOf(sector)
      rows.places[freePlace(rows, key)] = size + 1
      size += 1
    },
    take(pseudonym) {
      const row = findRow(rows, keyOf(pseudonym))
      if (row === null || rows.taken[row] === 1) return null
      rows.taken[row] = 1
      return responseAt(row)
    },
    *rest() {
      for (let row = 0; row < size; row += 1) if (rows.taken[row] !== 1) yield responseAt(row)
    },
  }
}

interface Rows {
  readonly room: number
  readonly keys: Uint8Array
  readonly codes: Uint8Array
  readonly sectors: Uint16Array
  readonly taken: Uint8Array
  /** Twice as many as there is room for: a key begins looking where its first bytes say; 0 is free, else a row and 1. */
  readonly places: Uint32Array
}

function emptyRows(room: number, width: number): Rows {
  return {
    room,
    keys: new Uint8Array(room * KEY_BYTES),
    codes: new Uint8Array(room * width),
    sectors: new Uint16Array(room),
    taken: new Uint8Array(room),
    places: new Uint32Array(room * 2),
  }
}

function moreRoom(rows: Rows, width: number): Rows {
  const larger = emptyRows(rows.room * 2, width)
  larger.keys.set(rows.keys)
  larger.codes.set(rows.codes)
  larger.sectors.set(rows.sectors)
  larger.taken.set(rows.taken)
  for (let row = 0; row < rows.room; row += 1) {
    larger.places[freePlace(larger, keyAt(rows, row))] = row + 1
  }
  return larger
}

function keyAt({ keys }: Rows, row: number): Uint8Array {
  return keys.subarray(row * KEY_BYTES, (row + 1) * KEY_BYTES)
}

/** Where to begin looking: there are always a power of two places. */
function firstPlace({ places }: Rows, key: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = key
  return (((a << 24) | (b << 16) | (c << 8) | d) >>> 0) & (places.length - 1)
}

function freePlace(rows: Rows, key: Uint8Array): number {
  let place = firstPlace(rows, key)
  while (rows.places[place] !== 0) place = (place + 1) & (rows.places.length - 1)
  return place
}

function findRow(rows: Rows, key: Uint8Array): number | null {
  for (let place = firstPlace(rows, key); ; place = (place + 1) & (rows.places.length - 1)) {
    const row = (rows.places[place] ?? 0) - 1
    if (row < 0) return null
    if (isSame(keyAt(rows, row), key)) return row
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.every((byte, at) => byte === other[at])
}

/** The bytes of a pseudonym; of one that is no 16 bytes, as another program may have made it, a digest of it. */
function keyOf(pseudonym: string): Uint8Array {
  const bytes = Buffer.from(pseudonym, 'base64url')
  const isWhole = bytes.length === KEY_BYTES && bytes.toString('base64url') === pseudonym
  return isWhole ? bytes : createHash('sha256').update(pseudonym).digest().subarray(0, KEY_BYTES)
}

function createSectorNumbers() {
  const ids: SectorId[] = []
  const numbers = new Map<SectorId, number>()
  return {
    idOf: (number: number): SectorId => ids[number] ?? '',
    numberOf(id: SectorId): number {
      const known = numbers.get(id)
      if (known !== undefined) return known
      numbers.set(id, ids.length)
      return ids.push(id) - 1
    },
  }
}
