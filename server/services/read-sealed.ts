import type { CertifiedContent } from '../../reports/results/certified-file.ts'
import type { KnownKeys } from '../keys/signatures.ts'
import { checkSeal, requireSound } from './check-seal.ts'

/** What stands in a certified file, signed by a key that is known. */
export interface SealedText extends CertifiedContent {
  /** What the file is called in a problem. */
  readonly name: string
  /** The fingerprint of the key. */
  readonly key: string
}

/**
 * Reads a certified file that has to be what was signed: something else is to rest on it.
 *
 * @throws Problem 'seal/broken', 'seal/unknownKey' or 'seal/unsigned'.
 */
export function readSealed(bytes: Uint8Array, name: string, known: KnownKeys): SealedText {
  const { content, key } = requireSound(checkSeal(bytes, known), { path: name })
  return { ...content, name, key: key ?? '' }
}
