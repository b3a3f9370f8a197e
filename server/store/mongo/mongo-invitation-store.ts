import type { Invitation } from '../../../surveys/invitation.ts'
import type { RoundId } from '../../../surveys/round.ts'
import type { InvitationCount, InvitationStore } from '../invitation-store.ts'
import { type AnsweredMarks, markAnswered } from './answered-marks.ts'
import { BATCH, inParts, UNCHECKED } from './bulk.ts'
import type { InvitationDocument } from './documents.ts'
import { asked, askedAtLength } from './errors.ts'
import type { Openings } from './openings.ts'
import type { Models } from './models.ts'
import { scan } from './scan.ts'

interface InvitationDeps {
  readonly openings: Openings
  readonly marks: AnsweredMarks
}

export function createInvitationStore(
  { invitation }: Pick<Models, 'invitation'>,
  { openings, marks }: InvitationDeps,
): InvitationStore {
  const openingOf = (round: RoundId) => settledOpening(round, { openings, marks })
  return {
    async findInvitation(lookup) {
      const found = await asked(invitation.findOne({ lookup }).lean().exec())
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
    async countInvitations(round) {
      const opening = await openingOf(round)
      if (opening === null) return []
      return countBySector(round, opening, invitation)
    },
    markAnswered: (id, at) => markAnswered({ id, at }, invitation),
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

async function countBySector(
  round: RoundId,
  opening: string,
  invitation: Models['invitation'],
): Promise<readonly InvitationCount[]> {
  const isAnswered = { $cond: [{ $ifNull: ['$answeredAt', false] }, 1, 0] }
  const counts = await askedAtLength(
    invitation
      .aggregate<InvitationCount & { readonly _id: string }>([
        { $match: { round, opening } },
        { $group: { _id: '$sector', invited: { $sum: 1 }, answered: { $sum: isAnswered } } },
        { $sort: { _id: 1 } },
      ])
      .exec(),
  )
  return counts.map(({ _id, invited, answered }) => ({ sector: _id, invited, answered }))
}

function toDocument(given: Invitation, opening: string): InvitationDocument {
  const { id, roundId, associationId, sector, lookup, answeredAt } = given
  return { _id: id, round: roundId, opening, associationId, sector, lookup, answeredAt }
}

function toInvitation(document: InvitationDocument): Invitation {
  const { _id, round, associationId, sector, lookup, answeredAt } = document
  return { id: _id, roundId: round, associationId, sector, lookup, answeredAt }
}
