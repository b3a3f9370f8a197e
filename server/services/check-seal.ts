import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import { readCertifiedFile } from '../../reports/results/read-certified-file.ts'
import { type Fault, fault } from '../../surveys/fault.ts'
import { type KnownKeys, signatureState } from '../keys/signatures.ts'
import { Problem } from '../problems.ts'

/** How a certified file stands: as it was signed by a key that is known, or what is in the way of saying so. */
export type CheckedSeal =
  | {
      readonly kind: 'sound' | 'unknownKey'
      readonly content: CertifiedContent
      readonly key: string
    }
  /** It was certified before programs signed, or is not certified. Its bytes may be another's. */
  | { readonly kind: 'unsigned'; readonly content: CertifiedContent }
  | { readonly kind: 'broken'; readonly fault: Fault }

/** Checks the bytes of a certified file: that they have its form, and are what was signed. */
export function checkSeal(bytes: Uint8Array, known: KnownKeys): CheckedSeal {
  const content = readCertifiedFile(bytes)
  if ('code' in content) return { kind: 'broken', fault: content }
  const { text, signature } = content
  if (signature === undefined) return { kind: 'unsigned', content }
  const state = signatureState(text, signature, known)
  if (state === 'broken') return { kind: 'broken', fault: fault('content', 'signature') }
  return { kind: state, content, key: signature.key }
}

/** A certified file that is as it was certified; `key` is `null` where the diary says so and no signature. */
export interface SoundFile {
  readonly content: CertifiedContent
  readonly key: string | null
}

/**
 * @param told What the file is called, and the digest that stands in the diary, if somebody has looked.
 * @throws Problem 'seal/broken', 'seal/unknownKey', 'seal/unsigned' without a digest, or 'seal/otherDigest'.
 */
export function requireSound(
  seal: CheckedSeal,
  { path, digest: expected }: { readonly path: string; readonly digest?: string | undefined },
): SoundFile {
  if (seal.kind === 'broken') throw new Problem('seal/broken', { path }, { faults: [seal.fault] })
  const { digest } = seal.content
  if (seal.kind === 'unknownKey') {
    throw new Problem('seal/unknownKey', { path, key: seal.key, digest })
  }
  if (expected !== undefined && expected.trim().toLowerCase() !== digest) {
    throw new Problem('seal/otherDigest', { path, digest, expected })
  }
  if (seal.kind === 'sound') return { content: seal.content, key: seal.key }
  if (expected === undefined) throw new Problem('seal/unsigned', { path, digest })
  return { content: seal.content, key: null }
}

/** What is wrong with the signature of something in the store. What was certified before programs signed has none. */
export function signatureFaults(
  place: string,
  { text, signature }: CertifiedContent,
  known: KnownKeys,
): readonly Fault[] {
  if (signature === undefined) return []
  const { key } = signature
  const state = signatureState(text, signature, known)
  if (state === 'unknownKey') return [fault(place, 'unknownKey', { key })]
  return state === 'broken' ? [fault(place, 'signature')] : []
}
