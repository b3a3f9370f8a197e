import { NOTHING_MORE } from '../../../surveys/association.ts'
import { NEW_INVITATION } from '../../../surveys/invitation.ts'
import { askedAtLength } from './errors.ts'
import type { Models } from './models.ts'

/**
 * One step from a version of the documents to the next. There are no transactions: a step may be broken off
 * anywhere, and must come to the same end when it is run again. A step that has been released is never changed.
 */
export interface Migration {
  /** The version that the documents are of afterwards. */
  readonly to: number
  readonly run: (models: Models) => Promise<void>
}

/** Every step, in order. Collections and indexes that are new are made when the store is opened. */
export const MIGRATIONS: readonly Migration[] = [
  // Leases and the condition came: collections of their own, nothing in the others is changed.
  { to: 2, run: async () => undefined },
  // What a comparison rests on is kept with it. Those of before rest on the two results alone.
  {
    to: 3,
    run: async ({ comparison }) => {
      const none = { sealed: null, sealSalt: null }
      await askedAtLength(comparison.updateMany({ sealed: null }, { $set: none }).exec())
    },
  },
  // Invitations can be changed. Rounds of before have nothing to clear, and their responses lie together.
  {
    to: 4,
    run: async ({ invitation, response, round }) => {
      await complete(invitation, 'revision', NEW_INVITATION_FIELDS)
      await complete(round, 'clearedIn', {
        clearedIn: null,
        responses: null,
        rewriting: null,
        spareResponses: [],
      })
      const before = { submitted: true, 'content.association': { $exists: false } }
      const none = { 'content.association': null }
      await askedAtLength(response.collection.updateMany(before, { $set: none }))
    },
  },
  // Users came, and the log of who does what: collections of their own.
  { to: 5, run: async () => undefined },
  // A round can have an open link; those who come by it are in a collection of their own.
  { to: 6, run: ({ round }) => complete(round, 'openLink', { openLink: null }) },
  // The register has a history, and more is kept of each association. An import can be undone.
  {
    to: 7,
    run: async ({ association, registerImport, registerPart }) => {
      await complete(association, 'earlier', { ...NOTHING_MORE, earlier: null, isRemoved: false })
      await complete(registerImport, 'note', { note: null })
      // A server that died may have left parts of an import that has its number.
      for await (const part of registerPart.collection.find({ rows: { $exists: false } })) {
        const { associations } = part as unknown as { readonly associations: readonly object[] }
        const rows = associations.map(toRow)
        const change = { $set: { rows }, $unset: { associations: '' } }
        await askedAtLength(registerPart.collection.updateOne({ _id: part._id }, change))
      }
    },
  },
  // What is written to those invited, and what is to be sent: collections of their own.
  { to: 8, run: async () => undefined },
  // Versions of surveys are written here before they are published: a collection of its own.
  { to: 9, run: async () => undefined },
  // Long work is done as jobs: collections of their own.
  { to: 10, run: async () => undefined },
  // A certified result can be corrected: by another one beside it, in a collection of its own.
  { to: 11, run: async () => undefined },
  // What free text is coded with, and what is certified of it: collections of their own.
  { to: 12, run: async () => undefined },
  // What is certified is signed; what was before has no signature.
  {
    to: 13,
    run: async ({ result, correction, supplement, comparison }) => {
      for (const model of [result, correction, supplement, comparison]) {
        await complete(model, 'signature', { signature: null })
      }
    },
  },
  // The auditors' dossiers of audits came: a collection of its own.
  { to: 14, run: async () => undefined },
  // What the utredare writes in the report of a round: a collection of its own.
  { to: 15, run: async () => undefined },
  // Follow-up reports as they are frozen: a collection of its own.
  { to: 16, run: async () => undefined },
  // Earlier results that are known only in print: a collection of its own.
  { to: 17, run: async () => undefined },
  // Certified files of others can be imported: collections of their own.
  { to: 18, run: async () => undefined },
]

function toRow(association: object) {
  const becomes = JSON.stringify({ ...association, ...NOTHING_MORE })
  return { id: (association as { readonly id: string }).id, becomes, was: null, event: null }
}

const { answeredAt: _, ...NEW_INVITATION_FIELDS } = NEW_INVITATION

/** Adds fields to the documents of a collection that do not have the first of them. */
async function complete(
  { collection }: Models[keyof Models],
  first: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  await askedAtLength(collection.updateMany({ [first]: { $exists: false } }, { $set: fields }))
}
