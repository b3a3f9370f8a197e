import { writeSealedLines } from '../../files/sealed-lines.ts'
import { Problem } from '../../problems.ts'
import type { Upgraded, UpgradeOptions } from '../upgrade.ts'
import { connect, nameOf } from './connection.ts'
import { imageLines, restoreImage } from './database-image.ts'
import { askedAtLength } from './errors.ts'
import { MIGRATIONS } from './migrations.ts'
import { createModels, type Models } from './models.ts'
import { createLeaseStore } from './mongo-lease-store.ts'
import { SCHEMA_VERSION } from './prepare-database.ts'
import { createClaims } from './presence.ts'

interface ServerOptions {
  readonly allowStandalone: boolean
}

/**
 * Brings a database to the version that the program needs, step by step; one that is killed goes on where
 * it was. The database as it was is kept in a file.
 *
 * @throws Problem 'store/alreadyServed', 'store/missing' or 'store/newerProgram'.
 */
export async function upgradeMongo(
  address: string,
  { backupPath, ...options }: UpgradeOptions & ServerOptions,
): Promise<Upgraded> {
  const path = nameOf(address)
  const connection = await connect(address, options)
  const models = createModels(connection)
  try {
    const from = await versionOf(models, path)
    if (from === SCHEMA_VERSION) return { from, to: from, backup: null }
    const release = await createClaims(models, createLeaseStore(models), path).claimAlone()
    try {
      const backup = backupPath(`store-v${from}.image`)
      const header = { kind: IMAGE, version: from }
      await writeSealedLines(backup, header, { lines: imageLines(models), isDigested: () => true })
      for (const { to, run } of MIGRATIONS.filter(step => step.to > from)) {
        await run(models)
        const before = { _id: 'schema' as const, version: to - 1 }
        await askedAtLength(models.meta.updateOne(before, { $set: { version: to } }).exec())
      }
      return { from, to: SCHEMA_VERSION, backup }
    } finally {
      await release()
    }
  } finally {
    await connection.close()
  }
}

/** What the first line of such a file says that it is. */
export const IMAGE = 'samverkansbarometer-image-1'

/** Puts a database back as it was before an upgrade, into one that has nothing. */
export async function restoreMongoImage(
  address: string,
  lines: AsyncIterable<string>,
  options: ServerOptions,
): Promise<void> {
  const connection = await connect(address, options)
  try {
    await restoreImage(connection, lines)
  } finally {
    await connection.close()
  }
}

async function versionOf({ meta }: Models, path: string): Promise<number> {
  const found = await askedAtLength(meta.findById('schema').lean().exec())
  if (found === null) throw new Problem('store/missing', { path })
  const { version } = found
  if (version > SCHEMA_VERSION) throw new Problem('store/newerProgram', { path, version })
  return version
}
