import { createHmac, timingSafeEqual } from 'node:crypto'

import { base32 } from './base32.ts'

/** RFC 6238 as every authenticator app has it: SHA-1, 30 seconds, six digits. */
const STEP_SECONDS = 30
const DIGITS = 6
/** A clock may be half a minute wrong, either way. */
const STEPS_BESIDE = 1

/** The code of a time step. @param shared The shared secret. @param step Steps of 30 seconds since 1970. */
export function oneTimeCode(shared: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', shared).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}

/** The time step of a moment. @param ms Milliseconds since 1970. */
export function stepOf(ms: number): number {
  return Math.floor(ms / 1000 / STEP_SECONDS)
}

/**
 * The step whose code someone typed; spaces in it are forgiven.
 *
 * @param lastStep Codes up to this step have been used, or are older than one that was: none is good again.
 * @returns `null` when it is the code of no step that is near.
 */
export function stepOfCode(
  typed: string,
  {
    shared,
    ms,
    lastStep,
  }: { readonly shared: Uint8Array; readonly ms: number; readonly lastStep: number },
): number | null {
  const code = Buffer.from(typed.replaceAll(/\s/g, ''))
  const now = stepOf(ms)
  let found: number | null = null
  for (let step = now - STEPS_BESIDE; step <= now + STEPS_BESIDE; step += 1) {
    const expected = Buffer.from(oneTimeCode(shared, step))
    const isSame = code.length === expected.length && timingSafeEqual(code, expected)
    if (isSame && step > lastStep) found = step
  }
  return found
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** A shared secret as it is typed into an app: groups of four characters. */
export function sharedSecretText(shared: Uint8Array): string {
  return (base32(shared, BASE32).match(/.{1,4}/g) ?? []).join(' ')
}

/** The address that a QR code holds, by which an app learns the secret. */
export function enrolmentAddress(
  shared: Uint8Array,
  { issuer, account }: { readonly issuer: string; readonly account: string },
): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  const query = `secret=${base32(shared, BASE32)}&issuer=${encodeURIComponent(issuer)}`
  return `otpauth://totp/${label}?${query}`
}
