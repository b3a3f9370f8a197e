import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { EXAMPLE_CONFIG, loadConfig } from '../../../server/config.ts'
import { createKeyFiles, readSecret } from '../../../server/keys/key-files.ts'
import type { Problem } from '../../../server/problems.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-config-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  delete process.env['BAROMETER_PORT']
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
