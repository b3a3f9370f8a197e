import { createSecretKey } from 'node:crypto'

import { describe, expect, it } from '@jest/globals'

import { createLinkKey } from '../../../../server/keys/link-key.ts'
import { formatCode, normaliseCode } from '../../../../server/keys/receipt-code.ts'
import { createServerSecret, keyed } from '../../../../server/keys/server-secret.ts'

const secret = createServerSecret(Buffer.alloc(32, 1))
const linkKey = createLinkKey(Buffer.alloc(32, 2))
const nonce = Buffer.alloc(12, 3)

describe('a receipt code', () => {
  it('is sixteen characters that cannot be mistaken for one another', () => {
    expect(formatCode(Buffer.alloc(10, 0xff))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ')
    expect(linkKey.code('F1')).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
  })

  it.each([
    'k7m4-2qxp-9trd-v3hn',
    'K7M4 2QXP 9TRD V3HN',
    'K7M42QXP9TRDV3HN',
    ' k7m4–2qxp–9trd–v3hn ',
  ])('is known as %j', typed => {
    expect(normaliseCode(typed)).toBe('K7M4-2QXP-9TRD-V3HN')
  })

  it('forgives O for 0 and I or L for 1', () => {
    expect(normaliseCode('OOOO-IIII-llll-0000')).toBe('0000-1111-1111-0000')
  })
})

describe('a link key', () => {
  it('derives a token of 128 bits, the same each time', () => {
    expect(linkKey.token('inbjudan')).toMatch(/^[A-Za-z0-9_-]{22}$/)
    expect(linkKey.token('inbjudan')).toBe(
      keyed(createSecretKey(Buffer.alloc(32, 2)), 'linkinbjudan')
        .subarray(0, 16)
        .toString('base64url'),
    )
  })

  it('seals a draft for one response only', () => {
    const draft = { answers: { 'a.b': 4, 'a.c': 'text 😀', 'a.d': ['x'] }, note: 'fråga 3' }
    const key = linkKey.responseKey('F1')
    const sealed = linkKey.sealDraft(draft, key, nonce)
    expect(linkKey.openDraft(sealed, key)).toEqual(draft)
    expect(sealed).not.toContain('text')
    expect(() => linkKey.openDraft(sealed, linkKey.responseKey('F2'))).toThrow()
    expect(() => linkKey.openDraft(`${sealed.slice(0, -2)}AA`, key)).toThrow()
  })
})

it('a draft from before notes were kept has none', () => {
  const key = linkKey.responseKey('F1')
  const old = linkKey.sealDraft({ 'a.b': 4 } as never, key, nonce)
  expect(linkKey.openDraft(old, key)).toEqual({ answers: { 'a.b': 4 }, note: '' })
})

describe('the server’s secret', () => {
  it('wraps a link key for its own round only', () => {
    const wrapped = secret.wrap(Buffer.alloc(32, 2), 'a', nonce)
    expect(secret.unwrap(wrapped, 'a')).toEqual(Buffer.alloc(32, 2))
    expect(() => secret.unwrap(wrapped, 'b')).toThrow()
    expect(() => createServerSecret(Buffer.alloc(32, 9)).unwrap(wrapped, 'a')).toThrow()
  })

  it('gives an association the same pseudonym in every round, and another than its id', () => {
    expect(secret.pseudonym('F1')).toBe(secret.pseudonym('F1'))
    expect(secret.pseudonym('F1')).not.toBe(secret.pseudonym('F2'))
    expect(Buffer.from(secret.pseudonym('F1'), 'base64url')).toHaveLength(16)
  })

  it('keeps neither token nor code in what is stored of them', () => {
    expect(secret.lookup('token')).not.toContain('token')
    expect(secret.codeDigest('K7M4')).not.toContain('K7M4')
  })
})
