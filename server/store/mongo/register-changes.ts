import { trusted } from 'mongoose'

import type { Association } from '../../../surveys/association.ts'
import type { AssociationEvent } from '../../../surveys/association-event.ts'
import { eventKey } from '../event-key.ts'
import { parseDocument } from '../parse-document.ts'
import { inParts, under } from './bulk.ts'
import type { RegisterImportDocument, RegisterRowDocument } from './documents.ts'
import { askedAtLength, insertOnce, isDuplicate } from './errors.ts'
import type { Models } from './models.ts'

export type RegisterModels = Pick<
  Models,
  'association' | 'registerImport' | 'registerPart' | 'associationEvent'
>

/** The number of the latest change; 0 before the first. */
export async function lastNumber(
  registerImport: RegisterModels['registerImport'],
): Promise<number> {
  const last = await askedAtLength(registerImport.findOne().sort({ _id: -1 }).lean().exec())
  return last?._id ?? 0
}

/** So few that what is at its longest fits into a document. */
const PART_SIZE = 200

/** @returns The name that was given, under which they are found. */
export async function writeParts(
  rows: readonly RegisterRowDocument[],
  parts: string,
  { registerPart }: RegisterModels,
): Promise<string> {
  for (const [index, some] of inParts(rows, PART_SIZE).entries()) {
    await askedAtLength(registerPart.create([{ _id: `${parts}/${index}`, rows: some }]))
  }
  return parts
}

/** The one write that decides. When the number is not the next, its parts are let go. */
export async function commitChange(
  change: RegisterImportDocument,
  { registerImport, registerPart }: RegisterModels,
): Promise<'stored' | 'stale'> {
  const follows = (await lastNumber(registerImport)) === change._id - 1
  if (follows && (await insertOnce(registerImport.create([change]), askedAtLength)) === 'stored')
    return 'stored'
  await askedAtLength(registerPart.deleteMany({ _id: trusted(under(change.parts)) }).exec())
  return 'stale'
}

/** Carries out what is decided, in the order of numbers. */
export async function finishChanges(models: RegisterModels): Promise<void> {
  const unfinished = await askedAtLength(
    models.registerImport.find({ isApplied: false }).sort({ _id: 1 }).lean().exec(),
  )
  for (const each of unfinished) await applyChange(each, models)
}

/** Can be done again, and by several at once: nothing is written over a later change. */
async function applyChange(
  { _id: number, parts, note }: RegisterImportDocument,
  models: RegisterModels,
): Promise<void> {
  const { association, registerImport, registerPart } = models
  const isImport = note?.kind === 'import'
  const ofChange = { _id: trusted(under(parts)) }
  if (isImport) {
    const earlier = { importNumber: trusted({ $lt: number }), earlier: trusted({ $ne: null }) }
    await askedAtLength(association.updateMany(earlier, { $set: { earlier: null } }).exec())
  }
  for (const { rows } of await askedAtLength(registerPart.find(ofChange).lean().exec())) {
    await putEvents(rows.flatMap(eventOf), models)
    await writeOver(
      rows.map(row => toWritten(row, isImport)),
      number,
      association,
    )
  }
  await askedAtLength(
    registerImport.updateOne({ _id: number }, { $set: { isApplied: true } }).exec(),
  )
  await askedAtLength(registerPart.deleteMany(ofChange).exec())
}

function eventOf({ event }: RegisterRowDocument) {
  if (event === null) return []
  const parsed = parseDocument<AssociationEvent>(event)
  return [{ key: eventKey(parsed), event: parsed }]
}

/** Can be done again. */
export async function putEvents(
  events: readonly { readonly key: string; readonly event: AssociationEvent }[],
  { associationEvent }: Pick<RegisterModels, 'associationEvent'>,
): Promise<void> {
  if (events.length === 0) return
  const writes = events.map(({ key, event }) => ({
    updateOne: {
      filter: { _id: key },
      update: { $set: { association: event.association, text: JSON.stringify(event) } },
      upsert: true,
    },
  }))
  for (;;) {
    try {
      await askedAtLength(associationEvent.bulkWrite(writes as never, UNORDERED))
      return
    } catch (error) {
      // Two that finish the same change at once both insert: the second finds it there.
      if (!isDuplicate(error)) throw error
    }
  }
}

/** An association as its document is to be, without its number. */
interface Written {
  readonly id: string
  readonly fields: object
}

/** What is left of one that leaves the register. */
const EMPTY = {
  name: '',
  orgNumber: null,
  sector: '',
  email: null,
  parent: null,
  contacts: [],
  validFrom: null,
  validTo: null,
}

function toWritten({ id, becomes, was }: RegisterRowDocument, isImport: boolean): Written {
  const earlier = isImport ? was : null
  if (becomes === null) return { id, fields: { ...EMPTY, earlier, isRemoved: true } }
  const { id: _id, ...fields } = parseDocument<Association>(becomes)
  return { id, fields: { ...fields, earlier, isRemoved: false } }
}

/** Writes over what earlier changes have written, and lets stand what later ones have. */
async function writeOver(
  written: readonly Written[],
  importNumber: number,
  association: RegisterModels['association'],
): Promise<void> {
  let left = written
  while (left.length > 0) {
    const writes = left.map(({ id, fields }) => ({
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
      // A key is taken: by a later change, or a moment ago by an earlier one, which is written over.
      left = await withoutWritten(left, importNumber, association)
    }
  }
}

const UNORDERED = { ordered: false, throwOnValidationError: true } as const

async function withoutWritten(
  written: readonly Written[],
  importNumber: number,
  association: RegisterModels['association'],
): Promise<readonly Written[]> {
  const ids = trusted({ $in: written.map(({ id }) => id) })
  const later = { _id: ids, importNumber: trusted({ $gte: importNumber }) }
  const found = await askedAtLength(association.find(later, { _id: 1 }).lean().exec())
  const isWritten = new Set(found.map(({ _id }) => _id))
  return written.filter(({ id }) => !isWritten.has(id))
}
