import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'

import {
  type Installation,
  newInstallation,
  startBarometer,
  startServing,
  stopBarometer,
  untilPrinted,
} from '../builders/run-barometer.ts'
import { testSurvey } from '../builders/test-data.ts'

const ASSOCIATIONS = 30
const rows = Array.from(
  { length: ASSOCIATIONS },
  (_, index) => `F${index};Förening ${index};Idrott`,
)

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  const register = barometer.file('register.csv', `id;namn;sektor\n${rows.join('\n')}`)
  await barometer.ok('register', 'import', register)
  await barometer.openRound('prov-2099', 'prov/1')
  const answers = rows
    .slice(5)
    .map((_, index) => `F${index};${1 + (index % 5)};Svar ”${index}”\u2028`)
  const file = barometer.file('svar.csv', `id;prov.helhet;prov.text\n${answers.join('\n')}`)
  await barometer.ok('responses', 'import', 'prov-2099', file)
})
afterAll(() => barometer.remove())

const digestIn = (told: string) => /ontrollsumma[n]? ([0-9a-f]{64})/.exec(told)?.[1]

describe('barometer backup and restore', () => {
  it('write everything to a file and bring it back, with the same digest', async () => {
    const digest = digestIn(await barometer.ok('verify'))
    const { stderr } = await barometer.run('backup', '--out', 'kopia.txt')
    expect(digestIn(stderr)).toBe(digest)
    expect(digestIn(await barometer.ok('verify', 'kopia.txt'))).toBe(digest)

    const restored = await barometer.run('restore', 'kopia.txt', '--store', 'igen.sqlite')
    expect([restored.code, digestIn(restored.stderr)]).toEqual([0, digest])
    expect(digestIn(await barometer.ok('verify', '--store', 'igen.sqlite'))).toBe(digest)
    expect(await barometer.ok('round', 'links', 'prov-2099', '--store', 'igen.sqlite')).toBe(
      await barometer.ok('round', 'links', 'prov-2099'),
    )
  })

  it('hold what is sent from a copy until they are told otherwise', async () => {
    const serve = ['serve', '--port', '0', '--store', 'igen.sqlite']
    const server = startBarometer(serve, barometer.folder)
    await untilPrinted(server, 'stderr', /skickar ingenting till någon/)
    expect(await stopBarometer(server)).toBe(0)
    const allow = ['mail', 'allow', '--store', 'igen.sqlite']
    expect(await barometer.ok(...allow)).toContain('får skicka')
    expect(await barometer.ok(...allow)).toContain('fick redan skicka')
  })

  it('refuse a store that is not empty', async () => {
    const { code, stderr } = await barometer.run('restore', 'kopia.txt')
    expect([code, stderr]).toEqual([1, expect.stringContaining('är inte tomt')])
  })

  it('find every byte that is another, and write nothing then', async () => {
    const whole = readFileSync(join(barometer.folder, 'kopia.txt'))
    const places = Array.from({ length: 100 }, (_, index) =>
      Math.floor((index / 99) * (whole.length - 1)),
    )
    for (const place of places) {
      const altered = Buffer.from(whole)
      altered[place] = altered[place]! ^ (1 << (place % 8))
      barometer.file('andrad.txt', altered)
      const { code, stderr } = await barometer.run('restore', 'andrad.txt', '--store', 'ny.sqlite')
      expect([place, code, stderr]).toEqual([place, 1, expect.stringContaining('inte som när')])
    }
    barometer.file('kortare.txt', whole.subarray(0, whole.length - 1))
    expect((await barometer.run('verify', 'kortare.txt')).code).toBe(1)
    barometer.file('tom.txt', '')
    expect((await barometer.run('verify', 'tom.txt')).code).toBe(1)
    expect(existsSync(join(barometer.folder, 'ny.sqlite'))).toBe(false)
  })

  it('can be checked without the program', () => {
    const shell = (script: string) =>
      execFileSync('sh', ['-c', script], { cwd: barometer.folder, encoding: 'utf8' }).slice(0, 64)
    const text = readFileSync(join(barometer.folder, 'kopia.txt'), 'utf8')
    const last = JSON.parse(text.split('\n').at(-2)!) as object
    expect(last).toEqual({
      lines: expect.any(Number),
      digest: shell(`sed '1d;$d' kopia.txt | grep -vE '^."kind":"(user|logEntry)"' | sha256sum`),
      sha256: shell('head -n -1 kopia.txt | sha256sum'),
    })
  })
})

describe('barometer backup --keys', () => {
  it('seals the keys with a passphrase, and opens them with the same', async () => {
    barometer.file('fras.txt', 'korrekt häst batteri\n')
    await barometer.run(
      'backup',
      '--keys',
      '--out',
      'nycklar.json',
      '--passphrase-file',
      'fras.txt',
    )
    const other = join(barometer.folder, 'annan')
    mkdirSync(other)
    for (const name of ['barometer.json', 'nycklar.json', 'fras.txt']) {
      copyFileSync(join(barometer.folder, name), join(other, name))
    }
    const settings = join(other, 'barometer.json')
    const open = (phrase: string) => {
      writeFileSync(join(other, 'fras.txt'), phrase)
      const flags = ['--config', settings, '--passphrase-file', join(other, 'fras.txt')]
      return barometer.run('restore', '--keys', 'nycklar.json', ...flags)
    }
    const wrong = await open('fel häst batteri')
    expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('lösenfrasen är fel')])
    expect(existsSync(join(other, 'keys'))).toBe(false)
    // The same letters typed on another machine: å as two characters.
    expect((await open('korrekt häst batteri'.normalize('NFD'))).code).toBe(0)
    const secret = (folder: string) => readFileSync(join(folder, 'keys', 'secret'), 'utf8')
    expect(secret(other)).toBe(secret(barometer.folder))
    expect((await open('korrekt häst batteri')).stderr).toContain('finns redan')
    expect(readFileSync(join(barometer.folder, 'nycklar.json'), 'utf8')).not.toContain(
      secret(other).trim(),
    )
  })

  it('refuses a short passphrase, and one that nobody can be asked for', async () => {
    barometer.file('kort.txt', 'hemligt')
    const backup = ['backup', '--keys', '--out', 'n.json']
    const short = await barometer.run(...backup, '--passphrase-file', 'kort.txt')
    expect([short.code, short.stderr]).toEqual([1, expect.stringContaining('minst 12 tecken')])
    const unasked = await barometer.run(...backup)
    expect([unasked.code, unasked.stderr]).toEqual([
      1,
      expect.stringContaining('--passphrase-file'),
    ])
    expect(existsSync(join(barometer.folder, 'n.json'))).toBe(false)
  })
})

describe('barometer copy --move', () => {
  it('takes an open round along, after which the old store takes nothing more', async () => {
    const move = ['copy', '--from', 'barometer.sqlite', '--to', 'flyttat.sqlite']
    expect((await barometer.run(...move)).stderr).toContain('Omgången prov-2099 är inte fastställd')

    const { server, url } = await startServing(barometer.folder)
    const refused = await barometer.run(...move, '--move')
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('används redan')])
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    await stopBarometer(server)

    const links = await barometer.ok('round', 'links', 'prov-2099')
    const told = await barometer.ok(...move, '--move')
    expect(told).toMatch(/^Flyttade 1 omgång och 25 svar\./)
    for (const command of [['serve'], ['round', 'close', 'prov-2099'], ['round', 'list']]) {
      const after = await barometer.run(...command)
      expect([after.code, after.stderr]).toEqual([1, expect.stringContaining('flyttat.sqlite')])
    }
    expect(digestIn(await barometer.ok('verify'))).toBe(digestIn(told))
    const moved = await barometer.ok('round', 'links', 'prov-2099', '--store', 'flyttat.sqlite')
    expect(moved).toBe(links)
  })

  it('goes on where it was when it was broken off, and to no other store', async () => {
    const db = new Sqlite(join(barometer.folder, 'flyttat.sqlite'))
    db.prepare(`UPDATE condition SET doc = '{"kind":"filling"}'`).run()
    db.close()
    const links = ['round', 'links', 'prov-2099', '--store', 'flyttat.sqlite']
    expect((await barometer.run(...links)).stderr).toContain('inte blivit klar')
    const move = ['copy', '--from', 'barometer.sqlite', '--move', '--to']
    const other = await barometer.run(...move, 'tomt.sqlite')
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('inte likadan')])
    expect((await barometer.run('round', 'list')).stderr).toContain('flyttat.sqlite')
    expect(await barometer.ok(...move, 'flyttat.sqlite')).toMatch(/^Flyttade 1 omgång och 25 svar/)
    await barometer.ok('round', 'close', 'prov-2099', '--store', 'flyttat.sqlite')
  })
})

describe('a link key that is destroyed', () => {
  it('is not brought back by a copy of the store from before', async () => {
    const store = ['--store', 'flyttat.sqlite']
    await barometer.ok('backup', '--out', 'fore.txt', ...store)
    copyFileSync(join(barometer.folder, 'flyttat.sqlite'), join(barometer.folder, 'fore.sqlite'))
    await barometer.ok('round', 'certify', 'prov-2099', ...store)

    const { code, stderr } = await barometer.run('restore', 'fore.txt', '--store', 'efter.sqlite')
    expect([code, stderr]).toEqual([0, expect.stringContaining('länknycklar är förstörda')])
    for (const path of ['efter.sqlite', 'fore.sqlite']) {
      const links = await barometer.run('round', 'links', 'prov-2099', '--store', path)
      expect([path, links.code]).toEqual([path, 1])
    }
    // What was lost with the store can still be worked out again from the copy.
    await barometer.ok('round', 'certify', 'prov-2099', '--store', 'efter.sqlite')
    const mean = async (path: string) =>
      (await barometer.ok('results', 'prov-2099', '--format', 'csv', '--store', path)).split('\n')
    expect(await mean('efter.sqlite')).toEqual(await mean('flyttat.sqlite'))
  })
})
