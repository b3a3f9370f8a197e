import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'

import { linesOfGuide } from '../builders/guide-lines.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { testSurvey } from '../builders/test-data.ts'

const ASSOCIATIONS = Array.from({ length: 30 }, (_, index) => `F${index}`)

let barometer: Installation
let digest: string
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  const rows = ASSOCIATIONS.map(id => `${id};Förening ${id};Idrott`)
  const register = barometer.file('register.csv', `id;namn;sektor\n${rows.join('\n')}`)
  await barometer.ok('register', 'import', register)
  await barometer.openRound('prov-2099', 'prov/1')
  const answers = ASSOCIATIONS.map((id, index) => `${id};${1 + (index % 5)}`)
  const file = barometer.file('svar.csv', `id;prov.helhet\n${answers.join('\n')}`)
  await barometer.ok('responses', 'import', 'prov-2099', file)
  await barometer.ok('round', 'close', 'prov-2099')
  const told = await barometer.ok('round', 'certify', 'prov-2099')
  digest = /[0-9a-f]{64}/.exec(told)![0]
  await barometer.ok('results', 'prov-2099', '--format', 'json', '--out', 'resultat.json')
  await barometer.ok('keys', 'public', '--out', 'nyckel.pem')
})
afterAll(() => barometer.remove())

const textOf = (name: string) => readFileSync(join(barometer.folder, name), 'utf8')

/** Runs the lines of the guide in which something stands, as they stand there, in the installation's folder. */
function runLines(something: string): string {
  const options = { cwd: barometer.folder, encoding: 'utf8', stdio: 'pipe' } as const
  return execFileSync('sh', ['-ec', linesOfGuide(something)], options)
}

const keyIn = (text: string) => /[0-9a-f]{64}/.exec(text)![0]

describe('barometer verify FILE', () => {
  it('finds a certified file as it was certified, and says by which key', async () => {
    const key = keyIn(textOf('nyckel.pem'))
    expect(await barometer.ok('verify', 'resultat.json')).toBe(
      `Filen är oförändrad sedan den fastställdes. Kontrollsumma ${digest}, signerad med nyckeln ${key}.\n`,
    )
    await barometer.ok('verify', 'resultat.json', '--digest', digest)
    const other = await barometer.run('verify', 'resultat.json', '--digest', '0'.repeat(64))
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining(digest)])
  })

  it('names the place of a character that is changed', async () => {
    const changed = textOf('resultat.json').replace('"year":2099', '"year":2098')
    barometer.file('andrad.json', changed)
    const figure = await barometer.run('verify', 'andrad.json')
    expect([figure.code, figure.stderr]).toEqual([1, expect.stringContaining('content: ')])
    barometer.file('blank.json', textOf('resultat.json').replace('"year":', '"year": '))
    const space = await barometer.run('verify', 'blank.json')
    expect([space.code, space.stderr]).toEqual([1, expect.stringMatching(/tecken \d+: /)])
  })

  it('needs the key of whoever certified it, and no installation', async () => {
    const elsewhere = newInstallation()
    const file = elsewhere.file('resultat.json', textOf('resultat.json'))
    const key = elsewhere.file('nyckel.pem', textOf('nyckel.pem'))
    const unknown = await elsewhere.run('verify', file)
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('--key')])
    expect(await elsewhere.ok('verify', file, '--key', key)).toContain('oförändrad')
    await elsewhere.ok('init')
    expect((await elsewhere.run('verify', file)).code).toBe(1)
    const noKey = await elsewhere.run('verify', file, '--key', file)
    expect([noKey.code, noKey.stderr]).toEqual([1, expect.stringContaining('keys public')])
    elsewhere.remove()
  })

  it('holds a file without a signature against the digest in the diary', async () => {
    const unsigned = textOf('resultat.json').replace(/"signature":.*/, '"signature":null}')
    barometer.file('osignerad.json', unsigned)
    const { code, stderr } = await barometer.run('verify', 'osignerad.json')
    expect([code, stderr]).toEqual([1, expect.stringContaining(digest)])
    const told = await barometer.ok('verify', 'osignerad.json', '--digest', digest)
    expect(told).toContain('inte signerad')
  })
})

describe('barometer verify', () => {
  it.each([
    [
      'that is another',
      `UPDATE result SET signature = json_set(signature, '$.value', '${'A'.repeat(86)}==')`,
      'prov-2099/resultat: innehållet är inte det som signerades',
    ],
    [
      'by a key that is not ours',
      `UPDATE result SET signature = json_set(signature, '$.key', 'annan')`,
      'prov-2099/resultat: är signerat med en nyckel som inte finns i keys: annan',
    ],
  ])('finds a signature in the store %s', async (_claim, sql, told) => {
    const path = join(barometer.folder, 'andrad.sqlite')
    copyFileSync(join(barometer.folder, 'barometer.sqlite'), path)
    const db = new Sqlite(path)
    expect(db.prepare(sql).run().changes).toBe(1)
    db.close()
    const { code, stderr } = await barometer.run('verify', '--store', path)
    expect([code, stderr]).toEqual([1, expect.stringContaining(told)])
  })
})

describe('barometer results --version', () => {
  it('is a version of the result, not of the program', async () => {
    const first = await barometer.ok('results', 'prov-2099', '--format', 'json', '--version', '0')
    expect(first).toBe(textOf('resultat.json'))
    const none = await barometer.run('results', 'prov-2099', '--version', '7')
    expect([none.code, none.stdout]).toEqual([1, ''])
    expect(await barometer.ok('--version')).toMatch(/^samverkansbarometer \d/)
  })
})

describe('barometer results export --sealed', () => {
  it('gives what the result commits to, also to the lines of docs/files.md', async () => {
    const { content } = JSON.parse(textOf('resultat.json')) as { content: { commitment: string } }
    await barometer.ok('results', 'export', 'prov-2099', '--sealed', '--out', 'forseglat.json')
    const exported = JSON.parse(textOf('forseglat.json')) as { sealed: { leaves: string[] } }
    expect(exported).toMatchObject({ digest, commitment: content.commitment })
    expect(exported.sealed.leaves).toHaveLength(ASSOCIATIONS.length)
    expect(runLines('forseglat.json')).toContain(content.commitment)
  })

  it('lets anyone with the key work every figure out once more, without the installation', async () => {
    const elsewhere = newInstallation()
    const [file, sealed, key] = ['resultat.json', 'forseglat.json', 'nyckel.pem'].map(name =>
      elsewhere.file(name, textOf(name)),
    )
    const told = await elsewhere.ok('verify', file!, '--sealed', sealed!, '--key', key!)
    expect(told).toContain('räknad på nytt')
    expect(told).toContain(`${ASSOCIATIONS.length} svar`)
    const other = elsewhere.file('andrat.json', textOf('forseglat.json').replace('"I":', '"I": '))
    const changed = await elsewhere.run('verify', file!, '--sealed', other, '--key', key!)
    expect([changed.code, changed.stderr]).toEqual([1, expect.stringMatching(/tecken \d+/)])
    const alone = await elsewhere.run('verify', '--sealed', sealed!)
    expect([alone.code, alone.stderr]).toEqual([1, expect.stringContaining('resultat.json')])
    elsewhere.remove()
  })

  it('is for certified results only, and says what it is', async () => {
    await barometer.openRound('prov-2098', 'prov/1')
    const open = await barometer.run('results', 'export', 'prov-2098', '--sealed')
    expect([open.code, open.stdout]).toEqual([1, ''])
    expect((await barometer.run('results', 'export', 'prov-2099')).code).toBe(2)
    const none = await barometer.run('results', 'export', 'prov-2099', '--sealed', '--version', '7')
    expect([none.code, none.stdout]).toEqual([1, ''])
    expect(await barometer.ok('log', 'list', '--object', 'prov-2099')).toContain(
      'det förseglade underlaget',
    )
  })
})

describe('the lines of docs/files.md', () => {
  it('check a certified file without the program', () => {
    const told = runLines('openssl pkeyutl')
    expect(told).toContain(digest)
    expect(told).toContain(keyIn(textOf('nyckel.pem')))
    expect(told).toContain('Signature Verified Successfully')
  })

  it('find a file that is altered', () => {
    const whole = join(barometer.folder, 'hel.json')
    renameSync(join(barometer.folder, 'resultat.json'), whole)
    barometer.file(
      'resultat.json',
      readFileSync(whole, 'utf8').replace('"year":2099', '"year":2098'),
    )
    expect(() => runLines('openssl pkeyutl')).toThrow()
    renameSync(whole, join(barometer.folder, 'resultat.json'))
  })
})

describe('barometer keys', () => {
  it('adds a key that signs, beside those that have signed', async () => {
    const before = keyIn(textOf('nyckel.pem'))
    const folder = join(barometer.folder, 'keys')
    const today = `signing-${new Date().toISOString().slice(0, 10)}.pem`
    const twice = await barometer.run('keys', 'add')
    expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining(today)])
    renameSync(join(folder, today), join(folder, 'signing-2020-01-01.pem'))
    const added = keyIn(await barometer.ok('keys', 'add'))
    expect(added).not.toBe(before)
    const all = await barometer.ok('keys', 'public')
    expect(all.match(/[0-9a-f]{64}/g)).toEqual([added, before])
    expect(await barometer.ok('keys', 'public', before)).toBe(textOf('nyckel.pem'))
    expect((await barometer.run('keys', 'public', 'annan')).code).toBe(1)
    expect(await barometer.ok('verify', 'resultat.json')).toContain(before)
  })
})
