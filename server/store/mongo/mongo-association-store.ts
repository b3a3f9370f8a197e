import { randomUUID } from 'node:crypto'

import { trusted } from 'mongoose'

import type { Association } from '../../../surveys/association.ts'
import type { AssociationStore } from '../association-store.ts'
import { inParts, under } from './bulk.ts'
import type { AssociationDocument, RegisterImportDocument } from './documents.ts'
import { askedAtLength, insertOnce, isDuplicate } from './errors.ts'
import type { Models } from './models.ts'
import { scan } from './scan.ts'

type RegisterModels = Pick<Models, 'association' | 'registerImport' | 'registerPart'>

/**
 * The register is imported wholly or not at all, without a transaction: its parts are written first, and
 * count from the moment that the import itself stands under its number. Whoever reads the register first
 * finishes what a server that died has left.
 */
export function createAssociationStore(models: RegisterModels): AssociationStore {
  const { association } = models
  return {
    async putAssociations(associations) {
      const parts = randomUUID()
      // Within one import nothing is written over: of those with one id the last counts.
      const different = [...new Map(associations.map(each => [each.id, each])).values()]
      await writeParts(different, parts, models)
      const { length } = different
      await applyImport(await commitImport(parts, length, models.registerImport), models)
    },
    async *eachAssociation() {
      await finishImports(models)
      const find = (filter: object) => association.find(filter)
      for await (const document of scan<'_id', AssociationDocument>(find, '_id', { $gt: '' }))
        yield toAssociation(document)
    },
    async listAssociations() {
      for (;;) {
        const before = await lastNumber(models.registerImport)
        await finishImports(models)
        const documents = await askedAtLength(association.find().sort({ _id: 1 }).lean().exec())
        // Otherwise an import that has come meanwhile may be there in part.
        const isWhole = (await lastNumber(models.registerImport)) === before
        if (isWhole) return documents.map(toAssociation)
      }
    },
  }
}

/** The number of the latest import; 0 before the first. */
async function lastNumber(registerImport: RegisterModels['registerImport']): Promise<number> {
  const last = await askedAtLength(registerImport.findOne().sort({ _id: -1 }).lean().exec())
  return last?._id ?? 0
}

const PART_SIZE = 2000

async function writeParts(
  associations: readonly Association[],
  parts: string,
  { registerPart }: RegisterModels,
): Promise<void> {
  for (const [index, some] of inParts(associations, PART_SIZE).entries()) {
    await askedAtLength(registerPart.create([{ _id: `${parts}/${index}`, associations: some }]))
  }
}

/** Takes the next free number: imports have an order, also when two are made at once. */
async function commitImport(
  parts: string,
  count: number,
  registerImport: RegisterModels['registerImport'],
): Promise<RegisterImportDocument> {
  for (;;) {
    const last = await lastNumber(registerImport)
    const committed = { _id: last + 1, parts, count, isApplied: false }
    if ((await insertOnce(registerImport.create([committed]))) === 'stored') return committed
  }
}

async function finishImports(models: RegisterModels): Promise<void> {
  const unfinished = await askedAtLength(
    models.registerImport.find({ isApplied: false }).sort({ _id: 1 }).lean().exec(),
  )
  for (const each of unfinished) await applyImport(each, models)
}

/** Can be done again, and by several at once: nothing is written over a later import. */
async function applyImport(
  { _id: importNumber, parts }: RegisterImportDocument,
  { association, registerImport, registerPart }: RegisterModels,
): Promise<void> {
  const ofImport = { _id: trusted(under(parts)) }
  for (const { associations } of await askedAtLength(registerPart.find(ofImport).lean().exec())) {
    await writeOver(associations, importNumber, association)
  }
  await askedAtLength(
    registerImport.updateOne({ _id: importNumber }, { $set: { isApplied: true } }).exec(),
  )
  await askedAtLength(registerPart.deleteMany(ofImport).exec())
}

/** Writes over what earlier imports have written, and lets stand what later ones have. */
async function writeOver(
  associations: readonly Association[],
  importNumber: number,
  association: RegisterModels['association'],
): Promise<void> {
  let left = associations
  while (left.length > 0) {
    const writes = left.map(({ id, ...fields }) => ({
      updateOne: {
        filter: { _id: id, importNumber: trusted({ $lt: importNumber }) },
        update: { $set: { ...fields, importNumber } },
        upsert: true,
      },
    }))
    try {
      await askedAtLength(association.bulkWrite(writes as never, UNORDERED))
      return
    } catch (error) {
      if (!isDuplicate(error)) throw error
      // A key is taken: by a later import, or a moment ago by an earlier one, which is written over.
      left = await withoutWritten(left, importNumber, association)
    }
  }
}

const UNORDERED = { ordered: false, throwOnValidationError: true } as const

async function withoutWritten(
  associations: readonly Association[],
  importNumber: number,
  association: RegisterModels['association'],
): Promise<readonly Association[]> {
  const ids = trusted({ $in: associations.map(({ id }) => id) })
  const written = { _id: ids, importNumber: trusted({ $gte: importNumber }) }
  const found = await askedAtLength(association.find(written, { _id: 1 }).lean().exec())
  const isWritten = new Set(found.map(({ _id }) => _id))
  return associations.filter(({ id }) => !isWritten.has(id))
}

function toAssociation({ _id, name, orgNumber, sector, email }: AssociationDocument): Association {
  return { id: _id, name, orgNumber, sector, email }
}
