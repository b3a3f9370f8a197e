import { randomUUID } from 'node:crypto'

import { trusted } from 'mongoose'

import { promiseOf } from '../../../surveys/promise.ts'
import type { FrameEntry, Round, RoundId } from '../../../surveys/round.ts'
import type { Opening, RoundCopy, RoundStore } from '../round-store.ts'
import { BATCH, inParts, under, UNCHECKED } from './bulk.ts'
import type { FrameDocument, RoundDocument, RoundKeeping } from './documents.ts'
import { asked, askedAtLength, insertOnce } from './errors.ts'
import { writeInvitations } from './mongo-invitation-store.ts'
import type { Openings } from './openings.ts'
import { type Models, responsesIn } from './models.ts'
import { makeResponses, newResponsesName } from './rewrite-responses.ts'
import { scan } from './scan.ts'

type RoundModels = Pick<Models, 'round' | 'frame' | 'linkKey' | 'invitation'>

export function createRoundStore(models: RoundModels, openings: Openings): RoundStore {
  return {
    ...createRounds(models),
    ...createFrames(models, openings),
    ...createLinkKeys(models, openings),
    openRound: opening => openRound(opening, models),
    async addToFrame(entry, invitation) {
      const { roundId: id } = invitation
      const opening = await openings.get(id)
      await insertOnce(writeFrame({ id, entries: [entry] }, opening, models))
      await insertOnce(writeInvitations([invitation], opening, models.invitation))
    },
    async saveFrameEntry(id, { associationId, ...fields }) {
      const _id = frameKey(id, await openings.get(id), associationId)
      await asked(models.frame.updateOne({ _id }, { $set: fields }).exec())
    },
    restoreRound: copy => restoreRound(copy, models),
    restoreFrame: async (id, entries) =>
      writeFrame({ id, entries }, await openings.get(id), models),
  }
}

function createRounds({
  round,
}: RoundModels): Pick<
  RoundStore,
  'insertRound' | 'findRound' | 'listRounds' | 'saveRound' | 'removeDraft'
> {
  return {
    insertRound: given => {
      const { id, ...fields } = given
      return insertOnce(round.create([{ _id: id, ...fields, ...NOTHING_KEPT }]))
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
    async removeDraft({ id, revision }) {
      const draft = { _id: id, revision, state: 'draft' as const }
      const { deletedCount } = await asked(round.deleteOne(draft).exec())
      return deletedCount === 1 ? 'removed' : 'stale'
    },
  }
}

/** Stores a round over the revision before, with more about it that only the store needs. */
export async function replaceRound(
  { id, ...fields }: Round,
  more: { readonly opened?: Partial<RoundKeeping>; readonly importId?: string },
  round: Models['round'],
): Promise<'stored' | 'stale'> {
  const { matchedCount } = await asked(
    round
      .updateOne(
        { _id: id, revision: fields.revision - 1 },
        {
          $set: { ...fields, ...more.opened },
          $unset: leftOut(fields),
          ...(more.importId !== undefined && { $push: { imports: more.importId } }),
        },
      )
      .exec(),
  )
  return matchedCount === 1 ? 'stored' : 'stale'
}

/** What a round can leave out, and what it leaves out: that is not to stay from the revision before. */
const OPTIONAL = [
  'resultDay',
  'meetingDay',
  'isPilot',
  'invitesNobody',
  'publication',
  'disposals',
  'inquiry',
] as const satisfies readonly (keyof Round)[]

function leftOut(fields: Partial<Round>): Readonly<Record<string, 1>> {
  return Object.fromEntries(OPTIONAL.filter(name => !(name in fields)).map(name => [name, 1]))
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
  await writeFrame({ id, entries: given.frame }, opening, models)
  await writeInvitations(given.invitations, opening, invitation)
  await writeLinkKey({ id, wrapped: given.wrappedLinkKey }, opening, models)
  const opened = { opening, ...(await placeFor(given.round, models)) }
  const outcome = await replaceRound(given.round, { opened }, round)
  const others = outcome === 'stored' ? trusted({ $ne: opening }) : opening
  await askedAtLength(frame.deleteMany({ round: id, opening: others }).exec())
  await askedAtLength(invitation.deleteMany({ round: id, opening: others }).exec())
  if (outcome === 'stale') await asked(linkKey.deleteOne({ _id: `${id}/${opening}` }).exec())
  return outcome
}

async function restoreRound(
  { round: { id, ...fields }, wrappedLinkKey }: RoundCopy,
  models: RoundModels,
): Promise<'stored' | 'exists'> {
  const opening = fields.opened === null ? null : randomUUID()
  const place = opening === null ? {} : await placeFor(fields, models)
  const restored = { _id: id, ...fields, ...NOTHING_KEPT, opening, ...place }
  if ((await insertOnce(models.round.create([restored]))) === 'exists') return 'exists'
  if (opening !== null && wrappedLinkKey !== null) {
    await writeLinkKey({ id, wrapped: wrappedLinkKey }, opening, models)
  }
  return 'stored'
}

async function writeFrame(
  { id, entries }: { readonly id: RoundId; readonly entries: readonly FrameEntry[] },
  opening: string,
  { frame }: RoundModels,
): Promise<void> {
  for (const some of inParts(entries, BATCH)) {
    const documents = some.map(entry => ({
      _id: frameKey(id, opening, entry.associationId),
      round: id,
      opening,
      ...entry,
    }))
    await askedAtLength(frame.collection.insertMany(documents as never, UNCHECKED))
  }
}

async function writeLinkKey(
  { id, wrapped }: { readonly id: RoundId; readonly wrapped: string },
  opening: string,
  { linkKey }: RoundModels,
): Promise<void> {
  await asked(linkKey.create([{ _id: `${id}/${opening}`, round: id, wrapped }]))
}

function createFrames(
  { frame }: RoundModels,
  openings: Openings,
): Pick<RoundStore, 'listFrame' | 'eachFrameEntry' | 'findFrameEntry'> {
  return {
    async *eachFrameEntry(id) {
      const opening = await openings.of(id)
      if (opening === null) return
      const ofOpening = under(`${id}/${opening}`)
      const find = (filter: object) => frame.find(filter)
      for await (const document of scan<'_id', FrameDocument>(find, '_id', ofOpening))
        yield toFrameEntry(document)
    },
    async listFrame(id) {
      const opening = await openings.of(id)
      if (opening === null) return []
      const ofOpening = { _id: trusted(under(`${id}/${opening}`)) }
      const documents = await askedAtLength(frame.find(ofOpening).sort({ _id: 1 }).lean().exec())
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

function frameKey(round: RoundId, opening: string, association: string): string {
  return `${round}/${opening}/${association}`
}

const NOTHING_KEPT: RoundKeeping = {
  opening: null,
  imports: [],
  responses: null,
  rewriting: null,
  spareResponses: [],
}

/** Where no order may be kept the responses have a collection of their own, that can be dropped. */
async function placeFor(
  { promise }: Pick<Round, 'promise'>,
  { round }: RoundModels,
): Promise<Pick<RoundKeeping, 'responses'>> {
  if (!promiseOf(promise).forgetsOrder) return { responses: null }
  const responses = newResponsesName()
  await makeResponses(responsesIn(round.db, responses))
  return { responses }
}

function toRound({ _id, ...document }: RoundDocument): Round {
  const kept = Object.keys(NOTHING_KEPT)
  const fields = Object.entries(document).filter(([name]) => !kept.includes(name))
  return { id: _id, ...(Object.fromEntries(fields) as Omit<Round, 'id'>) }
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
