import { open, rename, rm } from 'node:fs/promises'

import Sqlite from 'better-sqlite3'

import { Problem } from '../../problems.ts'
import type { Upgraded, UpgradeOptions } from '../upgrade.ts'
import type { Database } from './database.ts'
import { asOpenProblem } from './errors.ts'
import type { Migration } from './first-migrations.ts'
import { MIGRATIONS } from './migrations.ts'
import { APPLICATION_ID, SCHEMA_VERSION } from './schema.ts'
import { claimServing } from './serving-claim.ts'

/**
 * Brings a store file to the version that the program needs, step by step, each in one transaction: one
 * that is killed goes on where it was. The file as it was is kept beside.
 *
 * @throws Problem 'store/alreadyServed', 'store/otherProgram' or 'store/newerProgram'.
 */
export async function upgradeSqlite(
  path: string,
  { backupPath }: UpgradeOptions,
): Promise<Upgraded> {
  const release = claimServing(path)
  try {
    const db = new Sqlite(path, { fileMustExist: true, timeout: 1000 })
    try {
      const from = versionOf(db, path)
      if (from === SCHEMA_VERSION) return { from, to: from, backup: null }
      const backup = backupPath(`store-v${from}.sqlite`)
      await keepCopy(db, backup)
      db.pragma('synchronous = FULL')
      for (const migration of MIGRATIONS) migrate(db, migration)
      return { from, to: SCHEMA_VERSION, backup }
    } finally {
      db.close()
    }
  } catch (error) {
    throw error instanceof Problem ? error : asOpenProblem(error, path)
  } finally {
    await release()
  }
}

function versionOf(db: Database, path: string): number {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) {
    throw new Problem('store/otherProgram', { path })
  }
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > SCHEMA_VERSION) throw new Problem('store/newerProgram', { path, version })
  return version
}

/** A copy that has its name is whole and on the disk. */
async function keepCopy(db: Database, path: string): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`
  try {
    await db.backup(beside)
    const file = await open(beside, 'r+')
    await file.chmod(0o600)
    await file.sync()
    await file.close()
    await rename(beside, path)
  } catch (cause) {
    throw new Problem('file/unwritable', { path }, { cause })
  } finally {
    await rm(beside, { force: true })
  }
}

/** Looks at the version inside the transaction: a step that is done is not done again. */
function migrate(db: Database, { to, sql }: Migration): void {
  db.transaction(() => {
    if (Number(db.pragma('user_version', { simple: true })) >= to) return
    db.exec(sql)
    db.pragma(`user_version = ${to}`)
  }).immediate()
}
