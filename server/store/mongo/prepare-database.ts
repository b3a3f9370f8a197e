import { Problem } from '../../problems.ts'
import { asked, askedAtLength, insertOnce } from './errors.ts'
import { toCondition } from './mongo-condition-store.ts'
import type { Models } from './models.ts'
import { ownResponses } from './response-places.ts'

/** Counted up with every change of the documents; each has its step in `migrations.ts`. */
export const SCHEMA_VERSION = 18

/**
 * Makes the collections and indexes of a new database, and checks that an old one is of this version: an
 * index that is missing makes every page slow, and nobody is told.
 *
 * @throws Problem 'store/otherProgram', 'store/noIndex', or 'store/newerProgram' or 'store/olderProgram' for
 *   another version.
 */
export async function prepareDatabase(models: Models, path: string): Promise<void> {
  const found = await askedAtLength(models.meta.findById('schema').lean().exec())
  if (found === null) await claimDatabase(models, path)
  else checkVersion(found.version, path)
  for (const [collection, model] of Object.entries(models)) {
    await makeIndexes(model, { path, collection })
  }
}

/** Does nothing where they are there. */
async function makeIndexes(
  model: Models[keyof Models],
  place: { readonly path: string; readonly collection: string },
): Promise<void> {
  try {
    await askedAtLength(model.createIndexes())
  } catch (cause) {
    throw cause instanceof Problem ? cause : new Problem('store/noIndex', place, { cause })
  }
}

function checkVersion(version: number, path: string): void {
  if (version > SCHEMA_VERSION) throw new Problem('store/newerProgram', { path, version })
  if (version < SCHEMA_VERSION) throw new Problem('store/olderProgram', { path, version })
}

/** Answers while the database does, is of this version still, and has not moved. */
export async function checkReady({ meta, condition }: Models, path: string): Promise<void> {
  const [found, told] = await Promise.all([
    asked(meta.findById('schema').maxTimeMS(2000).lean().exec()),
    asked(condition.findById('store').maxTimeMS(2000).lean().exec()),
  ])
  checkVersion(found?.version ?? 0, path)
  if (toCondition(told).kind === 'moved') throw new Problem('store/unavailable')
}

/** Two servers may start on a new database at once: both find it made. */
async function claimDatabase({ meta }: Models, path: string): Promise<void> {
  const found = await askedAtLength(meta.db.listCollections())
  const collections = found.map(({ name }) => name)
  const isOurs = collections.length === 0 || collections.includes('meta')
  if (!isOurs) throw new Problem('store/otherProgram', { path })
  await insertOnce(meta.create([{ _id: 'schema', version: SCHEMA_VERSION }]))
}

/** The server keeps its own files in order; what we need of it are its indexes. */
export async function missingIndexes(models: Models): Promise<string | null> {
  for (const model of [...Object.values(models), ...(await ownResponses(models))]) {
    const { toCreate } = await askedAtLength(model.diffIndexes())
    if (toCreate.length > 0) return `${model.collection.name}: ${JSON.stringify(toCreate[0])}`
  }
  return null
}
