import { spawn } from 'node:child_process'
import { copyFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'
import mongoose from 'mongoose'

import { createSeededRandom } from '../../server/demo/seeded-random.ts'
import { SCHEMA_VERSION as MONGO_VERSION } from '../../server/store/mongo/prepare-database.ts'
import { SCHEMA_VERSION as SQLITE_VERSION } from '../../server/store/sqlite/schema.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { OLD_DIGESTS, OLD_IMAGE, writeOldSqlite } from '../builders/old-stores.ts'
import { type Installation, MAIN, newInstallation } from '../builders/run-barometer.ts'
import { MONGO_ADDRESS, newMongoAddress } from '../builders/stores.ts'
import { extent, tellFigures } from '../builders/extent.ts'

/**
 * R14: an upgrade that is killed anywhere goes on where it was, and ends in the same store: with the same
 * digest, and the same certified bytes.
 */

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  const secret = createSeededRandom('test secret').bytes(32).toString('hex')
  writeFileSync(join(barometer.folder, 'keys', 'secret'), `${secret}\n`)
})
afterAll(() => barometer.remove())

/** A store of the first version, at its address. */
interface OldStore {
  readonly address: string
  readonly remove: () => Promise<void>
}

async function oldSqlite(): Promise<OldStore> {
  const address = join(barometer.folder, 'gammal.sqlite')
  writeOldSqlite(address)
  const remove = async () => {
    for (const end of ['', '-wal', '-shm']) rmSync(address + end, { force: true })
  }
  return { address, remove }
}

async function oldMongo(): Promise<OldStore> {
  const address = newMongoAddress()
  await barometer.ok('restore', OLD_IMAGE, '--store', address)
  const remove = async () => {
    const connection = await mongoose.createConnection(address).asPromise()
    await connection.dropDatabase()
    await connection.close()
  }
  return { address, remove }
}

const digestIn = (told: string) => /ontrollsumma ([0-9a-f]{64})/.exec(told)?.[1]

/** The system call that a store is written with: a file's sync, or a message to the server. */
const STORES = [
  {
    name: 'SQLite',
    open: oldSqlite,
    version: SQLITE_VERSION,
    call: 'fdatasync',
    times: [1, 2, 3, 4],
  },
  ...(MONGO_ADDRESS === null
    ? []
    : [
        {
          name: 'MongoDB',
          open: oldMongo,
          version: MONGO_VERSION,
          call: 'write',
          times: [4, 10, 20, 40],
        },
      ]),
]

/** Runs the upgrade and kills it, at a call of a kind or after a time. */
async function killedUpgrade(address: string, how: readonly string[], afterMs?: number) {
  const command = [...how, process.execPath, MAIN, 'upgrade', '--store', address]
  const child = spawn(command[0]!, command.slice(1), {
    cwd: barometer.folder,
    stdio: 'ignore',
    env: process.env,
  })
  const ended = new Promise<NodeJS.Signals | null>(resolve =>
    child.once('close', (_code, signal) => resolve(signal)),
  )
  if (afterMs !== undefined) {
    await setTimeout(afterMs)
    child.kill('SIGKILL')
  }
  return ended
}

describe.each(STORES)(
  'a store of the first version, on $name',
  ({ open, version, call, times }) => {
    let store: OldStore
    let before: string | undefined
    beforeEach(async () => {
      store = await open()
    })
    afterEach(async () => {
      await store.remove()
    })

    it('is used for nothing until it is upgraded, and then holds what it held', async () => {
      const flags = ['--store', store.address]
      for (const command of [['serve'], ['verify'], ['round', 'list']]) {
        const { code, stderr } = await barometer.run(...command, ...flags)
        expect([code, stderr]).toEqual([1, expect.stringContaining('barometer upgrade')])
      }
      expect(await barometer.ok('upgrade', ...flags)).toContain(`schema 1 till ${version}`)
      expect(digestIn(await barometer.ok('verify', ...flags))).toBe(OLD_DIGESTS.v1)
      expect(await barometer.ok('upgrade', ...flags)).toContain('redan klart')
      const result = await barometer.ok('results', 'prov-2022', '--format', 'json', ...flags)
      before ??= result
      expect(result).toBe(before)
      await barometer.ok('round', 'close', 'prov-2026', ...flags)
      await barometer.ok('round', 'certify', 'prov-2026', ...flags)
    })

    it('ends the same wherever its upgrade is killed', async () => {
      let killed = 0
      let attempts = 0
      const kill = async (how: readonly string[], afterMs?: number) => {
        attempts += 1
        if ((await killedUpgrade(store.address, how, afterMs)) === 'SIGKILL') killed += 1
        // A claim of one that died on MongoDB lasts until its time is out.
        await letGoOfClaims(store.address)
        await barometer.ok('upgrade', '--store', store.address)
        const told = await barometer.ok('verify', '--store', store.address)
        expect(digestIn(told)).toBe(OLD_DIGESTS.v1)
        await store.remove()
        store = await open()
      }
      for (const time of extent(times.slice(0, 2), times)) {
        const inject = `inject=${call}:signal=KILL:when=${time}`
        await kill(['strace', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject])
      }
      for (const wait of extent(
        [250, 450],
        Array.from({ length: 20 }, (_, index) => 100 + index * 40),
      )) {
        await kill([], wait)
      }
      tellFigures('R14', { attempts, killed })
      expect(killed).toBeGreaterThan(0)
    })
  },
)

/** What thirty seconds of waiting would do. */
async function letGoOfClaims(address: string): Promise<void> {
  if (!address.startsWith('mongodb')) return
  const connection = await mongoose.createConnection(address).asPromise()
  await connection.collection('lease').deleteMany({})
  await connection.close()
}

describe('an upgraded file', () => {
  it('has the same tables as a new one, and the old one is kept as it was', async () => {
    const { address, remove } = await oldSqlite()
    await barometer.ok('upgrade', '--store', address)
    const fresh = join(barometer.folder, 'ny.sqlite')
    await createSqliteStore(fresh).close()
    const tables = (path: string) => {
      const db = new Sqlite(path, { readonly: true })
      const list = db.prepare<[], { name: string; sql: string | null }>(
        'SELECT name, sql FROM sqlite_schema ORDER BY name',
      )
      // A column that was added later stands on the line of the one before it.
      const found = list.all().map(({ name, sql }) => ({ name, sql: sql?.replaceAll(/\s+/g, ' ') }))
      db.close()
      return found
    }
    expect(tables(address)).toEqual(tables(fresh))

    const backups = join(barometer.folder, 'backups')
    const kept = readdirSync(backups).filter(name => name.endsWith('-store-v1.sqlite'))
    copyFileSync(join(backups, kept.at(-1)!), join(barometer.folder, 'fore.sqlite'))
    const told = await barometer.ok('upgrade', '--store', 'fore.sqlite')
    expect(told).toContain('schema 1 till')
    expect(digestIn(await barometer.ok('verify', '--store', 'fore.sqlite'))).toBe(OLD_DIGESTS.v1)
    await remove()
  })

  it('is refused by a program that is older than it', async () => {
    const path = join(barometer.folder, 'nyare.sqlite')
    await createSqliteStore(path).close()
    const db = new Sqlite(path)
    db.pragma(`user_version = ${SQLITE_VERSION + 1}`)
    db.close()
    for (const command of ['upgrade', 'verify', 'serve']) {
      const { code, stderr } = await barometer.run(command, '--store', path)
      expect([code, stderr]).toEqual([1, expect.stringContaining('nyare version')])
    }
  })
})
