import { type Fault, fault } from '../../surveys/fault.ts'
import { sha256 } from './canonical.ts'
import { type CertifiedContent, fileLine, type Signature } from './certified-file.ts'
import { canonicalOf, exactText } from './exact-text.ts'
import { firstDifference } from './first-difference.ts'

/** What every certified file starts with. */
export const CERTIFIED_START = '{"content":'

interface Members {
  readonly [name: string]: unknown
}

const FINGERPRINT = /^[0-9a-f]{64}$/
/** 64 bytes in base64: 86 characters, of which the last holds two bits only, and what fills them up. */
const ED25519_VALUE = /^[A-Za-z0-9+/]{85}[AQgw]==$/

/**
 * Reads a certified file, and finds every character that such a file cannot have. That the content is what was signed
 * is still to be checked.
 *
 * @returns What is in the file, or what is wrong and where: `tecken 17` counts from 1, in characters as JSON does.
 */
export function readCertifiedFile(bytes: Uint8Array): CertifiedContent | Fault {
  const line = exactText(bytes)
  if (typeof line !== 'string') return line
  const parts = readParts(line)
  if ('code' in parts) return parts
  const written = firstDifference(line, fileLine(parts))
  if (written !== null) return fault(`tecken ${written + 1}`, 'notCanonical')
  return { ...parts, digest: sha256(parts.text) }
}

/** The two parts of a file, wherever in it they stand. */
function readParts(line: string): Omit<CertifiedContent, 'digest'> | Fault {
  const parsed = parse(line)
  if ('code' in parsed) return parsed
  const { content, signature } = parsed.members
  if (typeof content !== 'object' || content === null) return fault('content', 'notCertified')
  const text = canonicalOf(content)
  if (text === null) return fault('content', 'notCertified')
  if (signature === null) return { text }
  return isSignature(signature) ? { text, signature } : fault('signature', 'notSignature')
}

/** @returns No members of what is no object. */
function parse(line: string): { readonly members: Members } | Fault {
  try {
    const data: unknown = JSON.parse(line)
    return { members: typeof data === 'object' && data !== null ? (data as Members) : {} }
  } catch (error) {
    // The place is not told of everything.
    const position = /at position (\d+)/.exec(String(error))?.[1]
    const place = position === undefined ? 'content' : `tecken ${Number(position) + 1}`
    return fault(place, 'notCertified')
  }
}

function isSignature(data: unknown): data is Signature {
  if (typeof data !== 'object' || data === null) return false
  const { key, value, ...more } = data as Members
  const isWritten = typeof key === 'string' && typeof value === 'string'
  const isWhole = isWritten && FINGERPRINT.test(key) && ED25519_VALUE.test(value)
  return isWhole && Object.keys(more).length === 0
}
