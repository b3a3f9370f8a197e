import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate, setTimeout } from 'node:timers/promises'

import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import {
  type Database,
  prepareServing,
  openDatabase,
} from '../../../../server/store/sqlite/database.ts'
import { createWriteQueue, type WriteQueue } from '../../../../server/store/sqlite/write-queue.ts'

let folder: string
let path: string
let db: Database
let other: Sqlite.Database
let queue: WriteQueue
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-queue-'))
  path = join(folder, 'store.sqlite')
  db = openDatabase(path)
  prepareServing(db)
  db.exec('CREATE TABLE written (name TEXT NOT NULL) STRICT')
  other = new Sqlite(path, { timeout: 0 })
  queue = createWriteQueue(db)
})
afterEach(() => {
  other.close()
  db.close()
  rmSync(folder, { recursive: true })
})

const write = (name: string | null) =>
  queue.run(() => {
    db.prepare('INSERT INTO written VALUES (?)').run(name)
    return name
  })
const written = () => other.prepare('SELECT name FROM written').pluck().all()
const outcomes = async (writes: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(writes)).map(each =>
    each.status === 'fulfilled' ? each.value : (each.reason as { code?: string }).code,
  )

/** How many commits another connection sees while something goes on. */
async function commitsDuring(work: Promise<unknown>): Promise<number> {
  const done = new AbortController()
  void work.finally(() => done.abort())
  const version = () => other.pragma('data_version', { simple: true })
  let commits = 0
  for (let last = version(); !done.signal.aborted; last = version()) {
    await setImmediate()
    if (version() !== last) commits += 1
  }
  return commits
}

/** As the driver tells what the disk did. */
const fails = (code: string) =>
  queue.run(() => {
    throw new Sqlite.SqliteError('told by the disk', code)
  })

describe('the write queue', () => {
  it('lets those that come in together share a commit, and keeps their order', async () => {
    const writes = ['a', 'b', 'c', 'd'].map(write)
    expect(await commitsDuring(Promise.all(writes))).toBe(1)
    expect(written()).toEqual(['a', 'b', 'c', 'd'])
  })

  it('takes more than fits in one commit in several', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `n${index}`)
    expect(await outcomes(names.map(write))).toEqual(names)
    expect(written()).toEqual(names)
  })

  it('lets a write that throws spoil nothing for the others', async () => {
    const throwing = queue.run(() => {
      throw Object.assign(new Error('no'), { code: 'not/me' })
    })
    const told = await outcomes([write('a'), throwing, write(null), write('b')])
    expect(told).toEqual(['a', 'not/me', 'SQLITE_CONSTRAINT_NOTNULL', 'b'])
    expect(written()).toEqual(['a', 'b'])
  })

  it('has written everything that was asked for when it has settled', async () => {
    void write('a')
    void write('b')
    await queue.settle()
    expect(written()).toEqual(['a', 'b'])
  })
})

describe('while another process holds the lock, the write queue', () => {
  beforeEach(() => {
    other.exec('BEGIN IMMEDIATE')
  })

  it('lets everything else go on, and writes in order when the lock is let go of', async () => {
    const writes = ['a', 'b'].map(write)
    for (let turns = 0; turns < 200; turns += 1) await setImmediate()
    writes.push(write('c'))
    other.exec('COMMIT')
    expect(await outcomes(writes)).toEqual(['a', 'b', 'c'])
    expect(written()).toEqual(['a', 'b', 'c'])
  })

  it('refuses in the end, and writes nothing of it afterwards', async () => {
    expect(await outcomes([write('a'), write('b')])).toEqual([
      'store/unavailable',
      'store/unavailable',
    ])
    other.exec('COMMIT')
    expect(await outcomes([write('c')])).toEqual(['c'])
    expect(written()).toEqual(['c'])
  })

  it('answers each of very many that wait', async () => {
    const told = await outcomes(Array.from({ length: 20_000 }, () => write('a')))
    expect(told.filter(each => each === 'store/unavailable')).toHaveLength(20_000)
  })

  it('refuses only those that have waited long, and keeps the order of the others', async () => {
    const late = expect(write('a')).rejects.toMatchObject({ code: 'store/unavailable' })
    await setTimeout(500)
    const writes = ['b', 'c'].map(write)
    await late
    other.exec('COMMIT')
    expect(await outcomes(writes)).toEqual(['b', 'c'])
    expect(written()).toEqual(['b', 'c'])
  })
})

describe('after a commit that failed', () => {
  it.each(['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_DIR_FSYNC', 'SQLITE_IOERR_READ'])(
    'with %s nothing more is written, and it is told why',
    async code => {
      const told = await outcomes([write('a'), fails(code), write('b')])
      expect(told).toEqual(Array(3).fill('store/unavailable'))
      expect(await outcomes([write('c')])).toEqual(['store/unavailable'])
      expect(() => queue.checkWriting()).toThrow('store/unavailable')
      expect(await queue.untilFailed()).toMatchObject({
        code: 'store/failed',
        values: { path },
        cause: { code },
      })
      expect(written()).toEqual([])
    },
  )

  it.each(['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_READONLY'])(
    'with %s, as on a full disk, the next write is tried again',
    async code => {
      expect(await outcomes([write('a'), fails(code)])).toEqual(Array(2).fill('store/unavailable'))
      queue.checkWriting()
      expect(await outcomes([write('b')])).toEqual(['b'])
    },
  )
})
