import { createSecretKey } from 'node:crypto'

import { Problem } from '../problems.ts'
import { keyed, seal, unseal } from './server-secret.ts'

/** What is kept of a secret that someone of the staff holds, by what it is good for. */
export type StaffToken = 'session' | 'startLink' | 'recoveryCode' | 'attempts' | 'device'

/**
 * The part of the server's secret that has to do with those who log in. Who has the store without it can
 * neither use a session in it, nor try passwords against it, nor make codes.
 */
export interface StaffSecret {
  /** What is stored of something secret: finds it, and cannot be turned into it. */
  digest(token: StaffToken, text: string): string
  /** What a form has to carry that changes something: nobody knows it but who has the session. */
  formToken(session: string): string
  /** A shared secret to be confirmed in a session: drawn from it, so that it need not be kept meanwhile. */
  newSharedSecret(session: string): Buffer
  /** A shared secret as it is stored. @param nonce 12 random bytes. */
  sealShared(shared: Uint8Array, userId: string, nonce: Uint8Array): string
  /** @throws Problem 'config/otherStaffSecret' if it was sealed for someone else or by another secret. */
  openShared(sealed: string, userId: string): Buffer
  /** What a browser keeps for us, so that it can be neither read nor altered. @param nonce 12 random bytes. */
  sealNote(note: object, nonce: Uint8Array): string
  /** @returns `null` when it is not ours. */
  openNote(sealed: string): unknown
  /** Goes into every password's hash. */
  readonly pepper: Uint8Array
}

const SHARED_SECRET_BYTES = 20

export function createStaffSecret(bytes: Uint8Array): StaffSecret {
  const root = createSecretKey(keyed(createSecretKey(bytes), 'staff'))
  const keyOf = (purpose: string) => keyed(root, purpose)
  const forms = createSecretKey(keyOf('form'))
  const sharing = createSecretKey(keyOf('sharedSecret'))
  const sealing = keyOf('secondFactor')
  const notes = { key: keyOf('note'), context: 'note' }
  return {
    digest: (token, text) => keyed(root, `${token} ${text}`).toString('base64url'),
    formToken: session => keyed(forms, session).toString('base64url'),
    newSharedSecret: session => keyed(sharing, session).subarray(0, SHARED_SECRET_BYTES),
    sealShared: (shared, userId, nonce) => seal(shared, { key: sealing, nonce, context: userId }),
    openShared(sealed, userId) {
      try {
        return unseal(sealed, { key: sealing, context: userId })
      } catch (cause) {
        throw new Problem('config/otherStaffSecret', {}, { cause })
      }
    },
    sealNote: (note, nonce) => seal(Buffer.from(JSON.stringify(note)), { ...notes, nonce }),
    openNote(sealed) {
      try {
        return JSON.parse(unseal(sealed, notes).toString('utf8')) as unknown
      } catch {
        return null
      }
    },
    pepper: keyOf('pepper'),
  }
}
