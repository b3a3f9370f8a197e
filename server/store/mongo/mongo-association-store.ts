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
      await writeParts(associations, parts, models)
      const { length } = associations
      await applyImport(await commitImport(parts, length, models.registerImport), models)
    },
    async *eachAssociation() {
      await finishImports(models)
      const find = (filter: object) => association.find(filter)
      for await (const document of scan<'_id', AssociationDocument>(find, '_id', { $gt: '' }))
        yield toAssociation(document)
    },
    async listAssociations() {
      await finishImports(models)
      const documents = await askedAtLength(association.find().sort({ _id: 1 }).lean().exec())
      return documents.map(toAssociation)
    },
  }
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
    const last = await askedAtLength(registerImport.findOne().sort({ _id: -1 }).lean().exec())
    const committed = { _id: (last?._id ?? 0) + 1, parts, count, isApplied: false }
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

async function writeOver(
  associations: readonly Association[],
  importNumber: number,
  association: RegisterModels['association'],
): Promise<void> {
  const writes = associations.map(({ id, ...fields }) => ({
    updateOne: {
      filter: { _id: id, importNumber: trusted({ $lt: importNumber }) },
      update: { $set: { ...fields, importNumber } },
      upsert: true,
    },
  }))
  try {
    await askedAtLength(association.bulkWrite(writes as never, { ordered: false }))
  } catch (error) {
    // The key of one that a later import has written is taken.
    if (!isDuplicate(error)) throw error
  }
}

function toAssociation({ _id, name, orgNumber, sector, email }: AssociationDocument): Association {
  return { id: _id, name, orgNumber, sector, email }
}
