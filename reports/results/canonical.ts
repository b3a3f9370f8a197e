import { createHash } from 'node:crypto'

/** Data that JSON can hold exactly: finite numbers, well-formed text, no `undefined`. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * The canonical form of RFC 8785: the same data always gives the same bytes. Keys are sorted by
 * UTF-16 code units, numbers and text are written as ECMAScript does.
 *
 * @throws {TypeError} If the data holds a number that is not finite, `undefined`, or half a character.
 */
export function canonical(data: unknown): string {
  if (data === null || typeof data === 'boolean') return JSON.stringify(data)
  if (typeof data === 'number') return canonicalNumber(data)
  if (typeof data === 'string') return canonicalText(data)
  if (Array.isArray(data)) return `[${data.map(canonical).join(',')}]`
  if (typeof data === 'object') {
    const members = Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1))
    return `{${members.map(([key, value]) => `${canonicalText(key)}:${canonical(value)}`).join(',')}}`
  }
  throw new TypeError(`${typeof data} has no canonical form`)
}

/** SHA-256 of text as UTF-8, or of bytes, in hex. */
export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

/** The SHA-256 of lines that come one by one, each with its line break. */
export interface LineDigest {
  add(line: string): void
  /** In hex. Nothing can be added afterwards. */
  end(): string
}

export function createLineDigest(): LineDigest {
  const hash = createHash('sha256')
  return {
    add: line => void hash.update(line).update('\n'),
    end: () => hash.digest('hex'),
  }
}

/** The digest that names a piece of data: SHA-256 of its canonical form, in hex. */
export function digestOf(data: unknown): string {
  return sha256(canonical(data))
}

function canonicalNumber(number: number): string {
  if (!Number.isFinite(number)) throw new TypeError(`${number} has no canonical form`)
  return JSON.stringify(number)
}

function canonicalText(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('text with half a character has no canonical form')
  return JSON.stringify(text)
}
