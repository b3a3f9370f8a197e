import { Problem } from '../../problems.ts'
import { askedAtLength, insertOnce } from './errors.ts'
import type { Models } from './models.ts'

/** Counted up with every change of the documents. */
const SCHEMA_VERSION = 1

/**
 * Makes the collections and indexes of a new database, and checks that an old one is of this version: an
 * index that is missing makes every page slow, and nobody is told.
 *
 * @throws Problem 'store/otherProgram', 'store/newerProgram' or 'store/noIndex'.
 */
export async function prepareDatabase(models: Models, path: string): Promise<void> {
  const found = await askedAtLength(models.meta.findById('schema').lean().exec())
  if (found === null) await claimDatabase(models, path)
  else if (found.version > SCHEMA_VERSION) {
    throw new Problem('store/newerProgram', { path, version: found.version })
  }
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
  for (const [name, model] of Object.entries(models)) {
    const { toCreate } = await askedAtLength(model.diffIndexes())
    if (toCreate.length > 0) return `${name}: ${JSON.stringify(toCreate[0])}`
  }
  return null
}
