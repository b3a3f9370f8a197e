import { randomUUID } from 'node:crypto'

import { trusted } from 'mongoose'

import type { Association } from '../../../surveys/association.ts'
import type { AssociationStore, ChangeNote, RegisterChange } from '../association-store.ts'
import { parseDocument } from '../parse-document.ts'
import type { AssociationDocument, RegisterRowDocument } from './documents.ts'
import { asked, askedAtLength } from './errors.ts'
import type { Models } from './models.ts'
import { createEventStore } from './mongo-association-events.ts'
import {
  commitChange,
  finishChanges,
  lastNumber,
  type RegisterModels,
  writeParts,
} from './register-changes.ts'
import { scan } from './scan.ts'

/**
 * The register is changed wholly or not at all, without a transaction: the parts of a change are written first,
 * and count from the moment that the change itself stands under its number. Whoever reads the register first
 * finishes what a server that died has left.
 */
export function createAssociationStore(
  models: RegisterModels & Pick<Models, 'associationEvent'>,
): AssociationStore {
  const { association, registerImport } = models
  const isThere = { isRemoved: false }
  return {
    ...createEventStore(models),
    ...createImportReaders(models),
    changeRegister: change => changeRegister(change, models),
    putAssociations: associations => restoreAssociations(associations, models),
    async *eachAssociation() {
      await finishChanges(models)
      const find = (filter: object) => association.find({ ...filter, ...isThere })
      for await (const document of scan<'_id', AssociationDocument>(find, '_id', { $gt: '' }))
        yield toAssociation(document)
    },
    async listAssociations() {
      for (;;) {
        const before = await lastNumber(registerImport)
        await finishChanges(models)
        const documents = await askedAtLength(
          association.find(isThere).sort({ _id: 1 }).lean().exec(),
        )
        // Otherwise a change that has come meanwhile may be there in part.
        const isWhole = (await lastNumber(registerImport)) === before
        if (isWhole) return documents.map(toAssociation)
      }
    },
  }
}

async function changeRegister(
  { number, note, changed }: RegisterChange,
  models: RegisterModels,
): Promise<'stored' | 'stale'> {
  const rows = changed.map(({ becomes, was, event }) => ({
    id: event.association,
    becomes: becomes === null ? null : JSON.stringify(becomes),
    was: JSON.stringify(was),
    event: JSON.stringify(event),
  }))
  const parts = await writeParts(rows, randomUUID(), models)
  const change = { _id: number, parts, count: rows.length, isApplied: false, note }
  if ((await commitChange(change, models)) === 'stale') return 'stale'
  await finishChanges(models)
  return 'stored'
}

async function restoreAssociations(
  associations: readonly Association[],
  models: RegisterModels,
): Promise<void> {
  // Within one change nothing is written over: of those with one id the last counts.
  const different = [...new Map(associations.map(each => [each.id, each])).values()]
  const rows = different.map((each): RegisterRowDocument => ({
    id: each.id,
    becomes: JSON.stringify(each),
    was: null,
    event: null,
  }))
  const parts = await writeParts(rows, randomUUID(), models)
  const count = rows.length
  for (;;) {
    const _id = (await lastNumber(models.registerImport)) + 1
    const change = { _id, parts, count, isApplied: false, note: null }
    if ((await commitChange(change, models)) === 'stored') break
  }
  await finishChanges(models)
}

function createImportReaders(
  models: RegisterModels,
): Pick<
  AssociationStore,
  'lastRegisterChange' | 'findLatestImport' | 'listRewritten' | 'forgetBefore'
> {
  const { association, registerImport } = models
  return {
    lastRegisterChange: () => lastNumber(registerImport),
    async findLatestImport() {
      const query = registerImport.findOne({ 'note.kind': 'import' }).sort({ _id: -1 })
      const found = await asked(query.lean().exec())
      if (found === null) return null
      const { at, by } = found.note as ChangeNote
      return { number: found._id, count: found.count, at, by }
    },
    async listRewritten(number) {
      await finishChanges(models)
      const written = { importNumber: number, isRemoved: false, earlier: trusted({ $ne: null }) }
      const found = await askedAtLength(association.find(written).sort({ _id: 1 }).lean().exec())
      return found.map(document => ({
        is: toAssociation(document),
        was: parseDocument<Association | null>(document.earlier ?? 'null'),
      }))
    },
    async forgetBefore(number) {
      const before = { importNumber: trusted({ $lte: number }) }
      await askedAtLength(association.updateMany(before, { $set: { earlier: null } }).exec())
    },
  }
}

function toAssociation(document: AssociationDocument): Association {
  const { _id, name, orgNumber, sector, email, parent, contacts, validFrom, validTo } = document
  return { id: _id, name, orgNumber, sector, email, parent, contacts, validFrom, validTo }
}
