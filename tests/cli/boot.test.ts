import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'
import mongoose, { type Connection } from 'mongoose'

import { SCHEMA_VERSION } from '../../server/store/mongo/prepare-database.ts'
import { MONGO_ADDRESS, openMongo, type OpenedStore } from '../builders/stores.ts'
import { type Installation, newInstallation, startBarometer } from '../builders/run-barometer.ts'

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', 'samverkan/2022')
})
afterAll(() => barometer.remove())

/** A way to start: flags, and what stands in the environment. */
interface Start {
  readonly flags?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts a serving process; one that serves is stopped, and has then ended with 0. */
async function serve({ flags = [], env = {} }: Start) {
  const args = ['serve', '--port', '0', ...flags]
  const child = startBarometer(args, barometer.folder, 'Europe/Stockholm', env)
  let told = ''
  child.stderr!.on('data', (chunk: Buffer) => {
    const hadBegun = told.includes('Svarar på')
    told += chunk.toString()
    if (!hadBegun && told.includes('Svarar på')) child.kill('SIGTERM')
  })
  const code = await new Promise(resolve => child.once('close', resolve))
  const lines = told
    .trim()
    .split('\n')
    .filter(line => !line.startsWith('Lager:'))
  return { code, lines }
}

const settings = (change: object): Start => {
  const file = join(barometer.folder, 'barometer.json')
  const written = JSON.parse(readFileSync(file, 'utf8')) as object
  const path = barometer.file('andra.json', JSON.stringify({ ...written, ...change }))
  return { flags: ['--config', path] }
}

/** Settings with a folder of keys that is a copy, and changed. */
const keys = (name: string, change: (folder: string) => void): Start => {
  const folder = join(barometer.folder, name)
  cpSync(join(barometer.folder, 'keys'), folder, { recursive: true })
  chmodSync(folder, 0o700)
  change(folder)
  return settings({ keys: name })
}

const store = (name: string, change: (db: Sqlite.Database) => void): Start => {
  const path = join(barometer.folder, name)
  cpSync(join(barometer.folder, 'barometer.sqlite'), path)
  const db = new Sqlite(path)
  change(db)
  db.close()
  return { flags: ['--store', path] }
}

/** The library as it was: it tells another version of itself to whoever asks it. */
const olderSqlite = (): Start => {
  const module = fileURLToPath(import.meta.resolve('better-sqlite3'))
  const preload = barometer.file(
    'older.cjs',
    `const { prototype } = require(${JSON.stringify(module)})
     const { prepare } = prototype
     prototype.prepare = function (sql) {
       this.function('sqlite_version', () => '3.51.0')
       return prepare.call(this, sql)
     }`,
  )
  return { env: { NODE_OPTIONS: `--require ${preload}` } }
}

describe('a server that would not be safe does not start', () => {
  it('while one that is safe does', async () => {
    expect((await serve({})).code).toBe(0)
  })

  it.each([
    ['an SQLite that can lose answers', olderSqlite, /^SQLite 3\.51\.0 har ett fel/],
    [
      'a secret that nobody has drawn',
      () => keys('utan', folder => writeFileSync(join(folder, 'secret'), '00'.repeat(32))),
      /secret saknas eller är inte den hemlighet/,
    ],
    [
      'a secret that is short',
      () => keys('kort', folder => writeFileSync(join(folder, 'secret'), 'abcdef0123456789')),
      /secret saknas eller är inte den hemlighet/,
    ],
    [
      'keys in a folder that others can open',
      () => keys('oppen', folder => chmodSync(folder, 0o755)),
      /oppen är öppen för andra än sin ägare/,
    ],
    [
      'a secret that others can read',
      () => keys('delad', folder => chmodSync(join(folder, 'secret'), 0o640)),
      /delad\/secret är öppen för andra än sin ägare/,
    ],
    [
      'an address that anyone can listen in on',
      () => settings({ baseUrl: 'http://svara.example.se' }),
      /^baseUrl är http:\/\/svara\.example\.se, men/,
    ],
    [
      'a store file of another program',
      () => {
        const path = join(barometer.folder, 'annat.sqlite')
        new Sqlite(path).exec('CREATE TABLE kunder (namn)').close()
        return { flags: ['--store', path] }
      },
      /är en databas från ett annat program/,
    ],
    [
      'a store file that is no database',
      () => ({ flags: ['--store', barometer.file('brev.sqlite', 'Hej! '.repeat(999))] }),
      /är ingen SQLite-databas/,
    ],
    [
      'a store of a newer program',
      () => store('nyare.sqlite', db => db.pragma('user_version = 99')),
      /är skapad av en nyare version av programmet \(schema 99\)/,
    ],
  ])('with %s', async (_claim, start, sentence) => {
    const { code, lines } = await serve(start())
    expect([code, lines]).toEqual([1, [expect.stringMatching(sentence)]])
  })

  it.each([
    ['a limit that there is no setting for', { bodyLimit: '100mb' }, 'bodyLimit: okänd egenskap'],
    ['every proxy trusted', { trustedProxies: true }, 'trustedProxies: har fel slag'],
    ['a proxy by name', { trustedProxies: ['proxy'] }, 'trustedProxies[0]: ”proxy” är ingen IP-'],
  ])('with %s, and says where in the settings', async (_claim, change, place) => {
    const { code, lines } = await serve(settings(change))
    expect([code, lines.length, lines[1]]).toEqual([1, 2, expect.stringContaining(place)])
  })
})

;(MONGO_ADDRESS === null ? describe.skip : describe)('nor on a MongoDB', () => {
  let mongo: OpenedStore & { readonly address: string }
  let connection: Connection
  beforeAll(async () => {
    mongo = await openMongo()
    connection = await mongoose.createConnection(mongo.address).asPromise()
  })
  afterAll(async () => {
    await connection.close()
    await mongo.remove()
  })

  const on = (isAllowed = true): Start => ({
    flags: ['--store', mongo.address],
    env: { BAROMETER_ALLOW_STANDALONE: isAllowed ? '1' : '' },
  })
  const indexesOf = async () =>
    (await connection.collection('invitation').indexes()).map(({ name }) => name)

  it('that has no replicas', async () => {
    const { code, lines } = await serve(on(false))
    expect([code, lines]).toEqual([1, [expect.stringMatching(/är en ensam server/)]])
  })

  it('that lacks an index, which is made anew', async () => {
    await connection.collection('invitation').dropIndex('lookup_1')
    expect(await indexesOf()).not.toContain('lookup_1')
    expect((await serve(on())).code).toBe(0)
    expect(await indexesOf()).toContain('lookup_1')
  })

  it('that lacks an index which cannot be made', async () => {
    await connection.collection('invitation').dropIndex('lookup_1')
    await connection.collection('invitation').createIndex({ sector: 1 }, { name: 'lookup_1' })
    const { code, lines } = await serve(on())
    expect([code, lines]).toEqual([1, [expect.stringMatching(/saknar ett index över invitation/)]])
    await connection.collection('invitation').dropIndex('lookup_1')
  })

  it('whose database is of a newer program', async () => {
    const meta = connection.collection<{ _id: string; version: number }>('meta')
    await meta.updateOne({ _id: 'schema' }, { $inc: { version: 98 } })
    const { code, lines } = await serve(on())
    await meta.updateOne({ _id: 'schema' }, { $inc: { version: -98 } })
    expect([code, lines]).toEqual([1, [expect.stringContaining(`(schema ${SCHEMA_VERSION + 98})`)]])
  })
})
