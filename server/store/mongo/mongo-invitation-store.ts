import { trusted } from 'mongoose'

import type { Invitation } from '../../../surveys/invitation.ts'
import type { RoundId } from '../../../surveys/round.ts'
import type { InvitationStore } from '../invitation-store.ts'
import { type AnsweredMarks, markAnswered } from './answered-marks.ts'
import { BATCH, inParts, UNCHECKED } from './bulk.ts'
import type { InvitationDocument } from './documents.ts'
import { asked, askedAtLength } from './errors.ts'
import { countInvitations } from './invitation-counts.ts'
import type { Openings } from './openings.ts'
import type { Models } from './models.ts'
import { scan } from './scan.ts'

interface InvitationDeps {
  readonly openings: Openings
  readonly marks: AnsweredMarks
}

/** The attempt to open a round that stands; `null`: the round is not opened. */
type OpeningOf = (round: RoundId) => Promise<string | null>

export function createInvitationStore(
  { invitation }: Pick<Models, 'invitation'>,
  { openings, marks }: InvitationDeps,
): InvitationStore {
  const openingOf: OpeningOf = round => settledOpening(round, { openings, marks })
  return {
    ...createChanging(invitation, openingOf),
    ...createCopying(invitation, { openings, openingOf }),
    async findInvitation(lookup) {
      // One after the other, each by its index: asked for as one, some servers read every invitation.
      const found =
        (await findBy({ lookup }, invitation)) ??
        (await findBy({ 'stoppedLinks.lookup': lookup }, invitation))
      return found === null ? null : toInvitation(found)
    },
    async findInvitationOf(round, associationId) {
      const opening = await openingOf(round)
      if (opening === null) return null
      const found = await findBy({ round, opening, associationId }, invitation)
      return found === null ? null : toInvitation(found)
    },
    async listInvitations(round) {
      const opening = await openingOf(round)
      if (opening === null) return []
      const found = await askedAtLength(
        invitation.find({ round, opening }).sort({ associationId: 1 }).lean().exec(),
      )
      return found.map(toInvitation)
    },
    async countInvitations(round) {
      const opening = await openingOf(round)
      if (opening === null) return []
      return countInvitations(round, opening, invitation)
    },
    markAnswered: (invitationId, at) => markAnswered({ invitationId, at }, invitation),
    async unmarkAnswered(_id) {
      // A mark that is still on its way is not to come after.
      await marks.settle()
      await asked(invitation.updateOne({ _id }, { $set: { answeredAt: null } }).exec())
    },
  }
}

function findBy(
  fields: Readonly<Record<string, string>>,
  invitation: Models['invitation'],
): Promise<InvitationDocument | null> {
  return asked(invitation.findOne(fields).lean<InvitationDocument>().exec())
}

function createChanging(
  invitation: Models['invitation'],
  openingOf: OpeningOf,
): Pick<InvitationStore, 'listOutcomes' | 'saveInvitation'> {
  return {
    async listOutcomes(round) {
      const opening = await openingOf(round)
      if (opening === null) return []
      const some = trusted([
        { wayOut: trusted({ $ne: null }) },
        { outcome: trusted({ $ne: null }) },
      ])
      const ofRound = { round, opening, $or: some }
      const found = await askedAtLength(
        invitation
          .find(ofRound as never)
          .sort({ associationId: 1 })
          .lean()
          .exec(),
      )
      return found.map(toInvitation)
    },
    async saveInvitation({ answeredAt: _mark, ...given }) {
      const { id, roundId: _round, revision, ...fields } = given
      const before = { _id: id, revision: revision - 1 }
      const { matchedCount } = await asked(
        invitation.updateOne(before, { $set: { ...fields, revision } }).exec(),
      )
      return matchedCount === 1 ? 'stored' : 'stale'
    },
  }
}

/** Invitations as they stand, from and to another store. */
function createCopying(
  invitation: Models['invitation'],
  { openings, openingOf }: { readonly openings: Openings; readonly openingOf: OpeningOf },
): Pick<InvitationStore, 'eachInvitation' | 'restoreInvitations'> {
  return {
    async *eachInvitation(round) {
      const opening = await openingOf(round)
      if (opening === null) return
      const find = (filter: object) => invitation.find({ round, opening, ...filter })
      const each = scan<'associationId', InvitationDocument>(find, 'associationId', { $gt: '' })
      for await (const document of each) yield toInvitation(document)
    },
    async restoreInvitations(invitations) {
      const [first] = invitations
      if (first === undefined) return
      await writeInvitations(invitations, await openings.get(first.roundId), invitation)
    },
  }
}

/** Who lists or counts sees every answer that this process has acknowledged. */
async function settledOpening(
  round: RoundId,
  { openings, marks }: InvitationDeps,
): Promise<string | null> {
  await marks.settle()
  return openings.of(round)
}

/** Adds invitations, as part of an attempt to open their round. */
export async function writeInvitations(
  invitations: readonly Invitation[],
  opening: string,
  invitation: Models['invitation'],
): Promise<void> {
  for (const some of inParts(invitations, BATCH)) {
    const documents = some.map(each => toDocument(each, opening))
    await askedAtLength(invitation.collection.insertMany(documents as never, UNCHECKED))
  }
}

function toDocument({ id, roundId, ...fields }: Invitation, opening: string): InvitationDocument {
  return { _id: id, round: roundId, opening, ...fields }
}

function toInvitation({
  _id,
  round,
  opening: _opening,
  ...fields
}: InvitationDocument): Invitation {
  return { id: _id, roundId: round, ...fields }
}
