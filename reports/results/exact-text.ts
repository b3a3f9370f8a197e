import { type Fault, fault } from '../../surveys/fault.ts'
import { canonical } from './canonical.ts'
import { firstDifference } from './first-difference.ts'

/**
 * The text that bytes are in UTF-8, every character of it: also a byte order mark is one.
 *
 * @returns What is wrong and where, where they are not UTF-8: bytes count from 1.
 */
export function exactText(bytes: Uint8Array): string | Fault {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  // What is not UTF-8 has become other characters.
  const foreign = firstDifference(bytes, new TextEncoder().encode(text))
  return foreign === null ? text : fault(`byte ${foreign + 1}`, 'notUtf8')
}

/** Further in than this no place is looked for: what no end is seen of is told where it begins. */
const DEEPEST = 30

/** Where something in data has no canonical form, as `sealed/tally/sectors/0`; `null`: everything has one. */
export function formlessIn(data: object): string | null {
  if (canonicalOf(data) !== null) return null
  const names: string[] = []
  let inner: unknown = data
  while (typeof inner === 'object' && inner !== null && names.length < DEEPEST) {
    const found: readonly [string, unknown] | undefined = Object.entries(inner).find(
      ([, part]) => canonicalOf(part) === null,
    )
    if (found === undefined) break
    names.push(found[0])
    inner = found[1]
  }
  return names.join('/')
}

/**
 * The canonical form of what has been read as JSON.
 *
 * @returns `null` when it has none: half a character written as an escape, or a number too large to be one.
 */
export function canonicalOf(data: unknown): string | null {
  try {
    return canonical(data)
  } catch {
    return null
  }
}
