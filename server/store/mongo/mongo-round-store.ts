import { randomUUID } from 'node:crypto'

import { trusted } from 'mongoose'

import type { Invitation } from '../../../surveys/invitation.ts'
import type { FrameEntry, Round, RoundId } from '../../../surveys/round.ts'
import type { Opening, RoundCopy, RoundStore } from '../round-store.ts'
import { BATCH, inParts } from './bulk.ts'
import type { FrameDocument, InvitationDocument, RoundDocument } from './documents.ts'
import { asked, askedAtLength, insertOnce } from './errors.ts'
import type { Openings } from './openings.ts'
import type { Models } from './models.ts'

type RoundModels = Pick<Models, 'round' | 'frame' | 'linkKey' | 'invitation'>

export function createRoundStore(models: RoundModels, openings: Openings): RoundStore {
  return {
    ...createRounds(models),
    ...createFrames(models, openings),
    ...createLinkKeys(models, openings),
    openRound: opening => openRound(opening, models),
    restoreRound: copy => restoreRound(copy, models),
  }
}

function createRounds({
  round,
}: RoundModels): Pick<RoundStore, 'insertRound' | 'findRound' | 'listRounds' | 'saveRound'> {
  return {
    insertRound: given => {
      const { id, ...fields } = given
      return insertOnce(round.create([{ _id: id, ...fields, opening: null, imports: [] }]))
    },
    async findRound(id) {
      const document = await asked(round.findById(id).lean().exec())
      return document === null ? null : toRound(document)
    },
    async listRounds() {
      const documents = await asked(round.find().sort({ _id: 1 }).lean().exec())
      return documents.map(toRound)
    },
    saveRound: given => replaceRound(given, {}, round),
  }
}

/** Stores a round over the revision before, with more about it that only the store needs. */
export async function replaceRound(
  { id, ...fields }: Round,
  more: { readonly opening?: string; readonly importId?: string },
  round: Models['round'],
): Promise<'stored' | 'stale'> {
  const { matchedCount } = await asked(
    round
      .updateOne(
        { _id: id, revision: fields.revision - 1 },
        {
          $set: { ...fields, ...(more.opening !== undefined && { opening: more.opening }) },
          ...(more.importId !== undefined && { $push: { imports: more.importId } }),
        },
      )
      .exec(),
  )
  return matchedCount === 1 ? 'stored' : 'stale'
}

/**
 * Frame, invitations and link key are written first, under the name of this attempt; they count from the
 * moment that the round itself names the attempt. What an attempt that failed has left is never read.
 */
async function openRound(given: Opening, models: RoundModels): Promise<'stored' | 'stale'> {
  const { round, frame, linkKey, invitation } = models
  const { id, revision } = given.round
  const before = { _id: id, revision: revision - 1 }
  if ((await asked(round.findOne(before, { _id: 1 }).lean().exec())) === null) return 'stale'
  const opening = randomUUID()
  await writeAttempt(given, opening, models)
  const outcome = await replaceRound(given.round, { opening }, round)
  const others = outcome === 'stored' ? trusted({ $ne: opening }) : opening
  await askedAtLength(frame.deleteMany({ round: id, opening: others }).exec())
  await askedAtLength(invitation.deleteMany({ round: id, opening: others }).exec())
  if (outcome === 'stale') await asked(linkKey.deleteOne({ _id: `${id}/${opening}` }).exec())
  return outcome
}

/** As opening: the round itself comes last, and decides. */
async function restoreRound(copy: RoundCopy, models: RoundModels): Promise<'stored' | 'exists'> {
  const { id, ...fields } = copy.round
  const opening = fields.opened === null ? null : randomUUID()
  if (opening !== null) await writeAttempt(copy, opening, models)
  return insertOnce(models.round.create([{ _id: id, ...fields, opening, imports: [] }]))
}

async function writeAttempt(
  { round: { id }, frame: entries, invitations, wrappedLinkKey }: RoundCopy,
  opening: string,
  { frame, linkKey, invitation }: RoundModels,
): Promise<void> {
  for (const some of inParts(entries, BATCH)) {
    const documents = some.map(entry => ({
      _id: frameKey(id, opening, entry.associationId),
      round: id,
      opening,
      ...entry,
    }))
    await askedAtLength(frame.insertMany(documents))
  }
  for (const some of inParts(invitations, BATCH)) {
    const documents = some.map(each => toInvitationDocument(each, opening))
    await askedAtLength(invitation.insertMany(documents))
  }
  if (wrappedLinkKey === null) return
  await asked(linkKey.create([{ _id: `${id}/${opening}`, round: id, wrapped: wrappedLinkKey }]))
}

function createFrames(
  { frame }: RoundModels,
  openings: Openings,
): Pick<RoundStore, 'listFrame' | 'findFrameEntry'> {
  return {
    async listFrame(id) {
      const opening = await openings.of(id)
      if (opening === null) return []
      const documents = await askedAtLength(
        frame.find({ round: id, opening }).sort({ _id: 1 }).lean().exec(),
      )
      return documents.map(toFrameEntry)
    },
    async findFrameEntry(id, association) {
      const opening = await openings.of(id)
      if (opening === null) return null
      const found = await asked(
        frame
          .findById(frameKey(id, opening, association))
          .lean()
          .exec(),
      )
      return found === null ? null : toFrameEntry(found)
    },
  }
}

function createLinkKeys(
  { linkKey }: RoundModels,
  openings: Openings,
): Pick<RoundStore, 'findLinkKey' | 'destroyLinkKey'> {
  return {
    async findLinkKey(id) {
      const opening = await openings.of(id)
      if (opening === null) return null
      return (await asked(linkKey.findById(`${id}/${opening}`).lean().exec()))?.wrapped ?? null
    },
    async destroyLinkKey(id) {
      await asked(linkKey.deleteMany({ round: id }).exec())
    },
  }
}

function toInvitationDocument(given: Invitation, opening: string): InvitationDocument {
  const { id, roundId, associationId, sector, lookup, answeredAt } = given
  return { _id: id, round: roundId, opening, associationId, sector, lookup, answeredAt }
}

function frameKey(round: RoundId, opening: string, association: string): string {
  return `${round}/${opening}/${association}`
}

function toRound({ _id, ...document }: RoundDocument): Round {
  const { opening: _opening, imports: _imports, ...fields } = document
  return { id: _id, ...fields }
}

function toFrameEntry({
  associationId,
  name,
  orgNumber,
  sector,
  email,
}: FrameDocument): FrameEntry {
  return { associationId, name, orgNumber, sector, email }
}
