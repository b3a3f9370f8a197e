import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto'

import { Problem } from '../problems.ts'

/** The server's own secret, held in a file beside the store and never in it. */
export interface ServerSecret {
  /** What is stored of a link's token: finds the invitation, and cannot be turned into the link. */
  lookup(token: string): string
  /** What is stored of a receipt's code. */
  codeDigest(code: string): string
  /** An association's pseudonym, the same in every round. */
  pseudonym(associationId: string): string
  /** What is stored, until it is done, of which answer was to be disposed of: by its code or by its association. */
  askedDigest(whose: string): string
  /** What is stored of an address that is to get no mail; upper and lower case are the same. */
  addressKey(address: string): string
  /**
   * What stands in a link by which whoever reads a mail gets no more of them, once the links of its round are gone. It is
   * made from the round and the address alone: it tells of no association and no answer, and is stored nowhere.
   */
  addressToken(address: string, roundId: string): string
  /** The address's key as `addressKey` gives it; `null`: the token is not one that was made for the round. */
  readAddressToken(token: string, roundId: string): string | null
  /** A round's link key as it is stored. @param nonce 12 random bytes. */
  wrap(linkKey: Uint8Array, roundId: string, nonce: Uint8Array): string
  /** @throws Problem 'config/otherSecret' if it was wrapped for another round or by another secret. */
  unwrap(wrapped: string, roundId: string): Uint8Array
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

export function createServerSecret(bytes: Uint8Array): ServerSecret {
  const secret = createSecretKey(bytes)
  const wrapping = keyed(secret, 'wrap')
  const panel = createSecretKey(keyed(secret, 'panel'))
  const addressKey = (address: string) => keyed(secret, `address${address.toLowerCase()}`)
  const addressTag = (key: Buffer, roundId: string) =>
    keyed(secret, `addressTag${roundId} ${key.toString('base64url')}`).subarray(0, TAG_BYTES)
  return {
    lookup: token => keyed(secret, token).toString('base64url'),
    codeDigest: code => keyed(secret, `code${code}`).toString('base64url'),
    askedDigest: whose => keyed(secret, `asked${whose}`).toString('base64url'),
    pseudonym: associationId => keyed(panel, associationId).subarray(0, 16).toString('base64url'),
    addressKey: address => addressKey(address).toString('base64url'),
    addressToken(address, roundId) {
      const key = addressKey(address)
      return Buffer.concat([key, addressTag(key, roundId)]).toString('base64url')
    },
    readAddressToken(token, roundId) {
      const bytes = Buffer.from(token, 'base64url')
      const [key, tag] = [bytes.subarray(0, -TAG_BYTES), bytes.subarray(-TAG_BYTES)]
      const isOurs = tag.length === TAG_BYTES && timingSafeEqual(tag, addressTag(key, roundId))
      return isOurs ? key.toString('base64url') : null
    },
    wrap: (linkKey, roundId, nonce) => seal(linkKey, { key: wrapping, nonce, context: roundId }),
    unwrap(wrapped, roundId) {
      try {
        return unseal(wrapped, { key: wrapping, context: roundId })
      } catch (cause) {
        throw new Problem('config/otherSecret', { round: roundId }, { cause })
      }
    },
  }
}

/** HMAC-SHA-256. */
export function keyed(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

/** AES-256-GCM: nonce, tag and cipher text as base64url. The context must be the same when unsealed. */
export function seal(
  plain: Uint8Array,
  { key, nonce, context }: { key: Uint8Array; nonce: Uint8Array; context: string },
): string {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** @throws If it was altered, or sealed with another key or context. */
export function unseal(
  sealed: string,
  { key, context }: { key: Uint8Array; context: string },
): Buffer {
  const bytes = Buffer.from(sealed, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
    .setAAD(Buffer.from(context))
    .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
