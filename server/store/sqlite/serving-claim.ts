import Sqlite from 'better-sqlite3'

import { Problem } from '../../problems.ts'
import { sqliteCode } from './errors.ts'

/**
 * Claims a store file for one serving process. The claim is a lock on a small file beside the store,
 * held by the operating system: a process that is killed lets go of it, and nothing has to be cleaned up.
 */
export function claimServing(path: string): () => void {
  if (path === ':memory:') return () => undefined
  const lock = new Sqlite(`${path}.serving`, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    lock.close()
    if (sqliteCode(error) === 'SQLITE_BUSY') {
      throw new Problem('store/alreadyServed', { path }, { cause: error })
    }
    throw error
  }
  return () => lock.close()
}
