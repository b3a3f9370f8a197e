import { closeSync, existsSync, openSync } from 'node:fs'
import { dirname } from 'node:path'

import Sqlite from 'better-sqlite3'

import { Problem } from '../../problems.ts'
import { asOpenProblem } from './errors.ts'
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts'

export type Database = Sqlite.Database

/** A command waits this long for its turn beside a server that writes; nothing else goes on in it. */
const BUSY_TIMEOUT_MS = 5000

/** Enough for a command, which reads what lies together. */
const CACHE_KB = 8192
/** Keys are random, so what a server is asked for next can be anywhere: the whole of a usual store fits. */
const SERVING_CACHE_KB = 65_536

/** How far the log grows before it is moved into the file: 8000 pages of 4 kB, 32 MB. */
const CHECKPOINT_PAGES = 8000

/**
 * Opens a store file, makes its tables when it is new, and checks that it is ours and that a commit is
 * on the disk before it is acknowledged.
 *
 * @param path A file, or `:memory:`.
 */
export function openDatabase(path: string): Database {
  try {
    if (path !== ':memory:') ensureFile(path)
    const db = new Sqlite(path, { timeout: BUSY_TIMEOUT_MS })
    try {
      prepareDatabase(db, path)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  } catch (error) {
    throw asOpenProblem(error, path)
  }
}

/** The file holds answers: only the user that runs the program may read it. */
function ensureFile(path: string): void {
  if (!existsSync(dirname(path))) throw new Problem('store/missingFolder', { path: dirname(path) })
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
}

/** Older ones can lose what two connections have committed (the WAL-reset fault, mended in 3.51.3). */
const OLDEST_SQLITE = [3, 51, 3] as const

/** Whether a version of SQLite, `3.53.2`, is one that keeps what it has acknowledged. */
export function isSafeVersion(version: string): boolean {
  const parts = version.split('.').map(Number)
  const at = OLDEST_SQLITE.findIndex((least, index) => parts[index] !== least)
  return at === -1 || (parts[at] ?? 0) > (OLDEST_SQLITE[at] ?? 0)
}

function checkVersion(db: Database): void {
  const version = String(db.prepare('SELECT sqlite_version()').pluck().get())
  if (!isSafeVersion(version)) throw new Problem('store/oldSqlite', { version })
}

function prepareDatabase(db: Database, path: string): void {
  checkVersion(db)
  if (isEmpty(db)) createTables(db)
  checkOwner(db, path)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('secure_delete = ON')
  db.pragma(`cache_size = -${CACHE_KB}`)
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  db.pragma('trusted_schema = OFF')
  if (path !== ':memory:') checkDurability(db)
}

function isEmpty(db: Database): boolean {
  return db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0
}

/** Two processes may start on a new file at once: the second finds the tables made. */
function createTables(db: Database): void {
  db.transaction(() => {
    if (!isEmpty(db)) return
    db.exec(SCHEMA)
    db.pragma(`application_id = ${APPLICATION_ID}`)
    db.pragma(`user_version = ${SCHEMA_VERSION}`)
  }).immediate()
}

/** @throws Problem 'store/otherProgram', or 'store/newerProgram' or 'store/olderProgram' for another version. */
function checkOwner(db: Database, path: string): void {
  const owner = db.pragma('application_id', { simple: true })
  if (owner !== APPLICATION_ID) throw new Problem('store/otherProgram', { path })
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > SCHEMA_VERSION) throw new Problem('store/newerProgram', { path, version })
  if (version < SCHEMA_VERSION) throw new Problem('store/olderProgram', { path, version })
}

/** The value of `PRAGMA synchronous` with which a commit is on the disk when it is answered. */
export const FULL = 2

function checkDurability(db: Database): void {
  const mode = db.pragma('journal_mode', { simple: true })
  const synchronous = db.pragma('synchronous', { simple: true })
  if (mode !== 'wal' || synchronous !== FULL) throw new Problem('store/notDurable')
}

/** A store that is served must take answers: a file that can only be read is told at once. */
export function checkWritable(db: Database): void {
  try {
    db.transaction(() => undefined).immediate()
  } catch (error) {
    throw asOpenProblem(error, db.name)
  }
}

/**
 * From now on others are served by the same process: a lock is never waited for here, the write queue comes
 * back for it; and much is kept in memory.
 */
export function prepareServing(db: Database): void {
  db.pragma('busy_timeout = 0')
  db.pragma(`cache_size = -${SERVING_CACHE_KB}`)
}
