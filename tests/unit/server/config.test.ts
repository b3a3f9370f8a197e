import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import express from 'express'

import { EXAMPLE_CONFIG, loadConfig } from '../../../server/config.ts'
import {
  addSigningKey,
  createKeyFiles,
  readSecret,
  readSigningKeys,
} from '../../../server/keys/key-files.ts'
import { fingerprintOf, signatureState } from '../../../server/keys/signatures.ts'
import type { Problem } from '../../../server/problems.ts'

const PEM = { type: 'pkcs8', format: 'pem' } as const

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-config-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  delete process.env['BAROMETER_PORT']
  delete process.env['BAROMETER_TRUSTED_PROXIES']
  delete process.env['BAROMETER_STORE_FILE']
})

const write = (data: unknown) => {
  const path = join(folder, 'barometer.json')
  writeFileSync(path, typeof data === 'string' ? data : JSON.stringify(data))
  return path
}

const problemOf = (path: string): Problem => {
  try {
    loadConfig(path)
  } catch (error) {
    return error as Problem
  }
  throw new Error('no problem')
}

describe('loadConfig', () => {
  it('finds store and keys beside the file', () => {
    const config = loadConfig(write(EXAMPLE_CONFIG))
    expect(config.store).toBe(join(folder, 'barometer.sqlite'))
    expect(config.keys).toBe(join(folder, 'keys'))
    expect(Object.isFrozen(config)).toBe(true)
  })

  it('lets a flag win over the environment, and that over the file', () => {
    const path = write(EXAMPLE_CONFIG)
    process.env['BAROMETER_PORT'] = '4000'
    expect(loadConfig(path).port).toBe(4000)
    expect(loadConfig(path, { port: 5000 }).port).toBe(5000)
  })

  it('reads the address of a store, with its password, from a file of its own', () => {
    const path = write(EXAMPLE_CONFIG)
    const address = 'mongodb://barometer:hemligt@a,b,c/x?replicaSet=r'
    process.env['BAROMETER_STORE_FILE'] = join(folder, 'address')
    expect(problemOf(path).code).toBe('file/unreadable')
    writeFileSync(join(folder, 'address'), `${address}\n`)
    expect(loadConfig(path).store).toBe(address)
    expect(loadConfig(path, { store: 'mongodb://flag/x' }).store).toBe('mongodb://flag/x')
  })

  it('refuses a port that is none', () => {
    process.env['BAROMETER_PORT'] = 'http'
    expect(problemOf(write(EXAMPLE_CONFIG))).toMatchObject({ code: 'server/badPort' })
  })

  it.each([
    ['a misspelt setting', { ...EXAMPLE_CONFIG, sectros: [] }, 'sectros', 'unknownProperty'],
    [
      'an address with a path',
      { ...EXAMPLE_CONFIG, baseUrl: 'https://a.se/b' },
      'baseUrl',
      'baseUrl',
    ],
    [
      'a sector that comes twice',
      {
        ...EXAMPLE_CONFIG,
        sectors: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
      'sectors[1].id',
      'repeatedId',
    ],
    [
      'a sector that would be taken for all of them',
      { ...EXAMPLE_CONFIG, sectors: [{ id: 'alla', name: 'Alla' }] },
      'sectors[0].id',
      'reservedId',
    ],
    ['an address that is none', { ...EXAMPLE_CONFIG, baseUrl: 'http://[' }, 'baseUrl', 'baseUrl'],
  ])('names the place of %s', (_claim, data, path, code) => {
    expect(problemOf(write(data))).toMatchObject({
      code: 'config/faulty',
      faults: [{ path, code }],
    })
  })

  it('trusts no proxy until it is told which, in the file or the environment', () => {
    const { trustedProxies: _none, ...older } = EXAMPLE_CONFIG
    expect(loadConfig(write(older)).trustedProxies).toEqual([])
    const given = ['127.0.0.1', '10.0.0.0/24', '::1', 'fd00::/8', '::ffff:10.0.0.1']
    const path = write({ ...EXAMPLE_CONFIG, trustedProxies: given })
    expect(loadConfig(path).trustedProxies).toEqual(given)
    expect(() => express().set('trust proxy', given)).not.toThrow()
    process.env['BAROMETER_TRUSTED_PROXIES'] = '192.168.1.2, 192.168.1.3,'
    expect(loadConfig(path).trustedProxies).toEqual(['192.168.1.2', '192.168.1.3'])
  })

  it.each([
    [true, 'trustedProxies', 'type'],
    [1, 'trustedProxies', 'type'],
    ['127.0.0.1', 'trustedProxies', 'type'],
    [[1], 'trustedProxies[0]', 'type'],
    [['127.0.0.1', 'proxy.example'], 'trustedProxies[1]', 'trustedProxy'],
    [['loopback'], 'trustedProxies[0]', 'trustedProxy'],
    [['0.0.0.0/0'], 'trustedProxies[0]', 'trustedProxy'],
    [['10.0.0.0/33'], 'trustedProxies[0]', 'trustedProxy'],
    [['10.0.0.0/255.0.0.0'], 'trustedProxies[0]', 'trustedProxy'],
    [['10.0.0/24'], 'trustedProxies[0]', 'trustedProxy'],
    [['fe80::1%eth0'], 'trustedProxies[0]', 'trustedProxy'],
    [['::/129'], 'trustedProxies[0]', 'trustedProxy'],
  ])('refuses %j as trusted proxies', (trustedProxies, path, code) => {
    const settings = write({ ...EXAMPLE_CONFIG, trustedProxies })
    expect(problemOf(settings)).toMatchObject({ code: 'config/faulty', faults: [{ path, code }] })
  })

  it('says what to do when there is no configuration, and when it is no JSON', () => {
    expect(problemOf(join(folder, 'saknas.json')).code).toBe('config/missing')
    expect(problemOf(write('{')).code).toBe('file/notJson')
  })

  it('refuses a store of another kind', () => {
    const path = write(EXAMPLE_CONFIG)
    expect(() => loadConfig(path, { store: 'postgres://localhost/x' })).toThrow('store/unknownKind')
    const address = 'mongodb://localhost/x'
    expect(loadConfig(path, { store: address }).store).toBe(address)
  })
})

describe('the key files', () => {
  const keys = () => join(folder, 'keys')
  const random = (size: number) => Buffer.from(Array.from({ length: size }, (_, i) => i + 1))

  it('are made once, for one user only, and read back', () => {
    createKeyFiles(keys(), '2026-11-22', random)
    expect(readSecret(keys())).toEqual(random(32))
    expect(() => createKeyFiles(keys(), '2026-11-22', random)).toThrow('config/keysLeft')
  })

  it('sign with the newest, and know those of before', () => {
    createKeyFiles(keys(), '2026-11-22', random)
    const before = readSigningKeys(keys()).sign('text')
    const added = fingerprintOf(addSigningKey(keys(), '2027-01-31'))
    const { sign, known } = readSigningKeys(keys())
    expect([...known.keys()]).toEqual([added, before.key])
    expect(sign('text').key).toBe(added)
    const states = [before, sign('text')].map(each => signatureState('text', each, known))
    expect(states).toEqual(['sound', 'sound'])
    expect(signatureState('other', before, known)).toBe('broken')
    expect(signatureState('text', { ...before, key: 'another' }, known)).toBe('unknownKey')
    expect(() => addSigningKey(keys(), '2027-01-31')).toThrow('keys/sameDay')
  })

  it.each([
    ['missing', null],
    ['no key', 'text'],
    ['of another kind', generateKeyPairSync('x25519').privateKey],
  ])('refuse a key to sign with that is %s', (_claim, key) => {
    createKeyFiles(keys(), '2026-11-22', random)
    const path = join(keys(), 'signing-2026-11-22.pem')
    if (key === null) rmSync(path)
    else writeFileSync(path, typeof key === 'string' ? key : key.export(PEM))
    expect(() => readSigningKeys(keys())).toThrow('config/signingKey')
  })

  it.each([
    ['the folder', '', 0o750],
    ['the secret', 'secret', 0o640],
    ['the secret, for everybody', 'secret', 0o604],
    ['a key to sign with', 'signing-2026-11-22.pem', 0o644],
  ])('are refused when others can read %s', (_claim, name, mode) => {
    createKeyFiles(keys(), '2026-11-22', random)
    chmodSync(join(keys(), name), mode)
    expect(() => readSecret(keys())).toThrow('config/openKeys')
  })

  it.each([
    ['missing', null],
    ['short', 'abcd'],
    ['no hex', 'z'.repeat(64)],
    ['all alike', '00'.repeat(32)],
  ])('refuse a secret that is %s', (_claim, secret) => {
    createKeyFiles(keys(), '2026-11-22', random)
    if (secret === null) rmSync(join(keys(), 'secret'))
    else writeFileSync(join(keys(), 'secret'), secret)
    expect(() => readSecret(keys())).toThrow('config/secret')
  })
})
