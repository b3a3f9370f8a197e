import { describe, expect, it } from '@jest/globals'

import {
  enrolmentAddress,
  oneTimeCode,
  sharedSecretText,
  stepOf,
  stepOfCode,
} from '../../../../server/keys/one-time-code.ts'
import { createPasswordHasher } from '../../../../server/keys/password-hash.ts'
import { createStaffSecret } from '../../../../server/keys/staff-secret.ts'

const SHARED = Buffer.from('12345678901234567890')

describe('a one-time code', () => {
  // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %d is %s', (second, code) => {
    expect(oneTimeCode(SHARED, stepOf(second * 1000))).toBe(code)
  })

  const ms = 1_111_111_111_000
  const step = stepOf(ms)
  const given = (typed: string, lastStep = -1) =>
    stepOfCode(typed, { shared: SHARED, ms, lastStep })

  it('is taken half a minute early or late, and with a space in it', () => {
    for (const near of [step - 1, step, step + 1]) {
      const code = oneTimeCode(SHARED, near)
      expect(given(`${code.slice(0, 3)} ${code.slice(3)}`)).toBe(near)
    }
    for (const far of [step - 2, step + 2]) expect(given(oneTimeCode(SHARED, far))).toBeNull()
  })

  it('is good once, and so is none that is older than one that was used', () => {
    expect(given(oneTimeCode(SHARED, step), step)).toBeNull()
    expect(given(oneTimeCode(SHARED, step - 1), step)).toBeNull()
    expect(given(oneTimeCode(SHARED, step + 1), step)).toBe(step + 1)
  })

  it.each(['', '12345', '1234567', 'abcdef', '050471; DROP'])('is not %j', typed => {
    expect(given(typed)).toBeNull()
  })

  it('is learnt by an app from text or address', () => {
    expect(sharedSecretText(SHARED)).toBe('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ')
    expect(enrolmentAddress(SHARED, { issuer: 'Prov by', account: 'a@b' })).toBe(
      'otpauth://totp/Prov%20by:a%40b?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Prov%20by',
    )
  })
})

describe('a password’s hash', () => {
  const cost = { memoryCost: 64, timeCost: 1 }
  const hasher = createPasswordHasher(Buffer.alloc(32, 1), cost)

  it('is argon2id with its parameters, another each time, and right for one password', async () => {
    const [one, other] = [await hasher.hash('åtta ord'), await hasher.hash('åtta ord')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/)
    expect(one).not.toBe(other)
    expect(await hasher.isRight('åtta ord', one)).toBe(true)
    expect(await hasher.isRight('a\u030atta ord', one)).toBe(true)
    expect(await hasher.isRight('åtta ord ', one)).toBe(false)
    expect(await hasher.isRight('åtta ord', null)).toBe(false)
  })

  it('of a store without its secret is good for nothing', async () => {
    const elsewhere = createPasswordHasher(Buffer.alloc(32, 2), cost)
    expect(await elsewhere.isRight('åtta ord', await hasher.hash('åtta ord'))).toBe(false)
  })

  it('is outdated when it was made at another cost, and still right', async () => {
    const costlier = createPasswordHasher(Buffer.alloc(32, 1), { memoryCost: 128, timeCost: 2 })
    const stored = await hasher.hash('åtta ord')
    expect([hasher.isOutdated(stored), costlier.isOutdated(stored)]).toEqual([false, true])
    expect(await costlier.isRight('åtta ord', stored)).toBe(true)
  })

  it('costs 64 MB and three passes in earnest', async () => {
    const usual = createPasswordHasher(Buffer.alloc(32, 1))
    expect(await usual.hash('x')).toContain('$m=65536,t=3,p=1$')
  })
})

describe('the staff’s part of the secret', () => {
  const secret = createStaffSecret(Buffer.alloc(32, 1))
  const nonce = Buffer.alloc(12, 3)

  it('gives another digest for each purpose', () => {
    const digests = (['session', 'startLink', 'recoveryCode', 'attempts', 'device'] as const).map(
      token => secret.digest(token, 'x'),
    )
    expect(new Set([...digests, secret.formToken('x')]).size).toBe(6)
  })

  it('opens a shared secret only for whom it was sealed', () => {
    const sealed = secret.sealShared(SHARED, 'anna', nonce)
    expect(secret.openShared(sealed, 'anna')).toEqual(SHARED)
    expect(() => secret.openShared(sealed, 'bo')).toThrow('config/otherStaffSecret')
    const other = createStaffSecret(Buffer.alloc(32, 2))
    expect(() => other.openShared(sealed, 'anna')).toThrow('config/otherStaffSecret')
  })

  it('takes a note of its own that nobody has altered, and no other', () => {
    const sealed = secret.sealNote({ next: '/omgangar' }, nonce)
    expect(secret.openNote(sealed)).toEqual({ next: '/omgangar' })
    expect(secret.openNote(`${sealed.slice(0, -2)}xx`)).toBeNull()
    expect(secret.openNote('')).toBeNull()
    expect(secret.openNote(secret.sealShared(SHARED, 'note', nonce))).toBeNull()
  })
})
