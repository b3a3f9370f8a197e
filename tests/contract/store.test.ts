import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import Sqlite from 'better-sqlite3'
import mongoose from 'mongoose'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import { isSafeVersion } from '../../server/store/sqlite/database.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'
import { insertOpenRound, submitting } from '../builders/records.ts'
import { MONGO_ADDRESS, openMongo } from '../builders/stores.ts'
import { ADAPTERS, type ContractStore, openMemory } from './adapters.ts'
import { eachStore } from './each-store.ts'

eachStore('Store', store => {
  it('answers that it is ready, and says which it is', async () => {
    await expect(store().checkReady()).resolves.toBeUndefined()
    expect(store().description).toMatch(/\S/)
  })

  it('waits for what has been asked to be written when it is closed', async () => {
    await insertOpenRound(store(), ['A'])
    const written = store().submitResponse(submitting('A'))
    await store().close()
    expect(await written).toBe('stored')
  })
})

describe.each(ADAPTERS.filter(({ open }) => open !== openMemory))('$name', ({ open }) => {
  let opened: ContractStore
  let another: Store | undefined
  beforeEach(async () => {
    opened = await open()
  })
  afterEach(async () => {
    await another?.close()
    await opened.remove()
  })

  it('has marked every answer that was acknowledged when it has been closed', async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}`)
    await insertOpenRound(opened.store, keys)
    await Promise.all(keys.map(key => opened.store.submitResponse(submitting(key))))
    await opened.store.close()
    another = await opened.openAnother?.()
    expect(await another?.countInvitations('prov-2022')).toMatchObject([
      { invited: keys.length, answered: keys.length },
    ])
  })
})

describe('a SQLite file', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-sqlite-'))
    path = join(folder, 'store.sqlite')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('says that a commit is on the disk before it is answered, through every connection', async () => {
    const stores = [1, 2, 3].map(() => createSqliteStore(path))
    await insertOpenRound(stores[0]!, ['A'])
    // As a tool, or an older program, can leave it.
    const other = new Sqlite(path)
    other.pragma('synchronous = OFF')
    stores.push(createSqliteStore(path))
    for (const { description } of stores) {
      expect(description).toContain('journal=wal, synchronous=2 (FULL)')
    }
    for (const store of stores) await store.close()
    other.pragma('journal_mode = DELETE')
    other.close()
    const again = createSqliteStore(path)
    expect(again.description).toContain('journal=wal, synchronous=2 (FULL)')
    await again.close()
  })

  it.each([
    ['3.51.2', false],
    ['3.51.3', true],
    ['3.52.0', true],
    ['3.46.1', false],
    ['4.0.0', true],
  ])('is written by SQLite %s: %s', (version, isSafe) => {
    expect(isSafeVersion(version)).toBe(isSafe)
  })

  it('can be read by nobody else', async () => {
    const store = createSqliteStore(path)
    const release = await store.claimServing()
    await insertOpenRound(store, ['A'])
    const files = readdirSync(folder)
    for (const end of ['', '-shm', '-wal', '.serving'])
      expect(files).toContain(`store.sqlite${end}`)
    for (const file of files) expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
    await release()
    await store.close()
  })

  it('is served by one process at a time', async () => {
    const one = createSqliteStore(path)
    const other = createSqliteStore(path)
    const release = await one.claimServing()
    for (const store of [one, other, one]) {
      await expect(store.claimServing()).rejects.toMatchObject({
        code: 'store/alreadyServed',
        values: { path },
      })
    }
    await release()
    await release()
    const releaseOther = await other.claimServing()
    await expect(one.claimServing()).rejects.toMatchObject({ code: 'store/alreadyServed' })
    await releaseOther()
    await one.close()
    await other.close()
  })

  it('is claimed apart from every other file', async () => {
    const one = createSqliteStore(path)
    const other = createSqliteStore(join(folder, 'annan.sqlite'))
    const releases = [await one.claimServing(), await other.claimServing()]
    for (const release of releases) await release()
    await one.close()
    await other.close()
  })

  it('takes commands beside the process that serves it', async () => {
    const serving = createSqliteStore(path)
    const release = await serving.claimServing()
    const command = createSqliteStore(path)
    await insertOpenRound(command, ['A'])
    expect(await serving.submitResponse(submitting('A'))).toBe('stored')
    expect(await command.summariseResponses('prov-2022')).toMatchObject({ submitted: 1 })
    await release()
    await serving.close()
    await command.close()
  })

  it('is let go of by a process that is killed', async () => {
    createSqliteStore(path)
    const lock = `${path}.serving`
    const script = `
      const db = new (require('better-sqlite3'))(${JSON.stringify(lock)})
      db.exec('BEGIN EXCLUSIVE')
      console.log('claimed')
      setInterval(() => db.name, 1000)`
    const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    const store = createSqliteStore(path)
    await expect(store.claimServing()).rejects.toMatchObject({ code: 'store/alreadyServed' })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (
      await store.claimServing()
    )()
    await store.close()
  })

  it.each([
    ['no database', () => writeFileSync(path, 'hej '.repeat(1000)), 'store/notADatabase'],
    [
      'another program’s',
      () => new Sqlite(path).exec('CREATE TABLE t (a)').close(),
      'store/otherProgram',
    ],
    [
      'a newer program’s',
      () => {
        createSqliteStore(path)
        const db = new Sqlite(path)
        db.pragma('user_version = 99')
        db.close()
      },
      'store/newerProgram',
    ],
  ])('is refused and left alone when it is %s', (_claim, make, code) => {
    make()
    const before = statSync(path)
    expect(() => createSqliteStore(path)).toThrow(code)
    expect(statSync(path)).toMatchObject({ size: before.size, mtimeMs: before.mtimeMs })
  })

  it('is not made in a folder that is not there', () => {
    expect(() => createSqliteStore(join(folder, 'a', 'b.sqlite'))).toThrow('store/missingFolder')
  })

  it('says that it is unavailable while another process holds it, and takes the write afterwards', async () => {
    const store = createSqliteStore(path)
    await insertOpenRound(store, ['A'])
    const other = new Sqlite(path)
    other.exec('BEGIN IMMEDIATE')
    await expect(store.submitResponse(submitting('A'))).rejects.toMatchObject({
      code: 'store/unavailable',
    })
    other.exec('ROLLBACK')
    other.close()
    expect(await store.submitResponse(submitting('A'))).toBe('stored')
    await store.close()
  })
})

;(MONGO_ADDRESS === null ? describe.skip : describe)('a MongoDB server', () => {
  const open = (address: string, allowStandalone = true) =>
    createMongoStore(address, { allowStandalone })

  it('that is alone is refused, unless it is only to try', async () => {
    await expect(open(MONGO_ADDRESS ?? '', false)).rejects.toMatchObject({
      code: 'store/standalone',
    })
  })

  it('whose index is missing says which, and has it again when it is opened', async () => {
    const { address, remove, store } = await openMongo()
    expect(await store.checkIntegrity()).toBeNull()
    const raw = await mongoose.createConnection(address).asPromise()
    for (const [collection, index] of [
      ['invitation', 'lookup_1'],
      ['invitation', 'round_1_associationId_1'],
      ['response', 'staged.import_1'],
      ['responseImport', 'state_1'],
    ] as const) {
      await raw.collection(collection).dropIndex(index)
      expect(await store.checkIntegrity()).toMatch(`${collection}: `)
      await (await open(address)).close()
      expect(await store.checkIntegrity()).toBeNull()
    }
    await raw.close()
    await remove()
  })

  it('may be served by any number at once', async () => {
    const { address, remove, store } = await openMongo()
    const other = await open(address)
    const releases = [await store.claimServing(), await other.claimServing()]
    for (const release of releases) await release()
    await other.close()
    await remove()
  })

  it('that is not there is told without its password', async () => {
    await expect(open('mongodb://user:hemligt@127.0.0.1:1/x')).rejects.toMatchObject({
      code: 'store/unreachable',
      values: { store: 'mongodb://127.0.0.1:1/x' },
    })
  })

  it('with a database of another program is left as it is', async () => {
    const { address, remove, store } = await openMongo()
    const other = new URL(address)
    other.pathname += '-annan'
    const connection = await mongoose.createConnection(other.href).asPromise()
    await connection.collection('kunder').insertOne({ namn: 'A' })
    await expect(open(other.href)).rejects.toMatchObject({ code: 'store/otherProgram' })
    expect((await connection.listCollections()).map(({ name }) => name)).toEqual(['kunder'])
    await connection.dropDatabase()
    await connection.close()
    await store.checkReady()
    await remove()
  })
})
