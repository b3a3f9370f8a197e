import { closeSync, existsSync, openSync } from 'node:fs'

import Sqlite from 'better-sqlite3'

import { Problem } from '../../problems.ts'
import type { Release } from '../store.ts'
import { sqliteCode } from './errors.ts'

/**
 * Claims a store file for one serving process. The claim is a lock on a small file beside the store,
 * held by the operating system: a process that is killed lets go of it, and nothing has to be cleaned up.
 */
export function claimServing(path: string): Release {
  if (path === ':memory:') return async () => undefined
  const lockPath = `${path}.serving`
  const lock = openLock(lockPath)
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (sqliteCode(error) === 'SQLITE_BUSY') {
      throw new Problem('store/alreadyServed', { path }, { cause: error })
    }
    throw new Problem('store/unusable', { path: lockPath }, { cause: error })
  }
  return async () => {
    lock.close()
  }
}

function openLock(path: string): Sqlite.Database {
  try {
    // Whoever could read it could hold the lock. (To close a file that is there would let go of it.)
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
    return new Sqlite(path, { timeout: 0 })
  } catch (cause) {
    throw new Problem('store/unusable', { path }, { cause })
  }
}
