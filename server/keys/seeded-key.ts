import { createPrivateKey, type KeyObject } from 'node:crypto'

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410, section 7). */
const PKCS8_START = Buffer.from('302e020100300506032b657004220420', 'hex')

/** The Ed25519 key that 32 bytes make: for example data, whose key anyone may know. */
export function seededKey(seed: Uint8Array): KeyObject {
  const key = Buffer.concat([PKCS8_START, seed])
  return createPrivateKey({ key, type: 'pkcs8', format: 'der' })
}
