import {
  createHash,
  createPublicKey,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'

import type { Sign, Signature } from '../../reports/results/certified-file.ts'

/** Public keys by their fingerprints, the newest first. */
export type KnownKeys = ReadonlyMap<string, KeyObject>

/** How a signature stands: by a known key over these bytes, by one that nobody knows, or over something else. */
export type SignatureState = 'sound' | 'unknownKey' | 'broken'

/** What an installation signs with, and the keys that it has signed with before. */
export interface SigningKeys {
  /** With the newest key. */
  readonly sign: Sign
  readonly known: KnownKeys
}

/** @param privateKeys Ed25519 keys, the newest first. */
export function createSigningKeys(privateKeys: readonly [KeyObject, ...KeyObject[]]): SigningKeys {
  const [newest] = privateKeys
  const key = fingerprintOf(createPublicKey(newest))
  return {
    sign: text => ({ key, value: signBytes(null, Buffer.from(text), newest).toString('base64') }),
    known: knownKeys(privateKeys.map(each => createPublicKey(each))),
  }
}

export function knownKeys(publicKeys: readonly KeyObject[]): KnownKeys {
  return new Map(publicKeys.map(each => [fingerprintOf(each), each]))
}

/** SHA-256 of a public key in DER form (SubjectPublicKeyInfo), hex: what `openssl pkey -pubin -outform DER` writes. */
export function fingerprintOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
}

export function signatureState(
  text: string,
  { key, value }: Signature,
  known: KnownKeys,
): SignatureState {
  const publicKey = known.get(key)
  if (publicKey === undefined) return 'unknownKey'
  const isSound = verifyBytes(null, Buffer.from(text), publicKey, Buffer.from(value, 'base64'))
  return isSound ? 'sound' : 'broken'
}
