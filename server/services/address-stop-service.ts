import type { AssociationId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { AccessToken } from '../../surveys/invitation.ts'
import type { AddressStopKind } from '../../surveys/mail/mailing.ts'
import { readBounces } from '../../surveys/mail/read-bounces.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { FrameEntry, Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import { addressOf, getInvited, type Invited, listInvited } from './invited.ts'
import {
  type ReasonAgainstMail,
  reasonAgainstAddress,
  type RecipientDeps,
} from './mail-recipient.ts'
import type { RoundService } from './round-service.ts'

/** What a link in a mail says of the address that it went to. */
export interface OptOut {
  readonly round: Round
  /** Nothing more is sent there. */
  readonly isStopped: boolean
}

/** An association that gets no mail, and why. */
export interface Unreachable {
  readonly association: FrameEntry
  readonly reason: ReasonAgainstMail
}

/** What a file of returned mail came to. */
export interface RecordedBounces {
  readonly stopped: readonly FrameEntry[]
  /** Addresses in the file that nobody in the round has. */
  readonly unknown: number
  /** Mails in the file that are no notice of an address that takes no mail. */
  readonly others: number
}

/** Addresses that get no mail. The address itself is not kept: only a keyed digest, which holds in all rounds. */
export interface AddressStops {
  /** What a link in a mail leads to; `null`: nothing, for one that is not known or has been replaced. */
  find(token: AccessToken): Promise<OptOut | null>
  /** Whoever reads the mail wants no more of them, or wants them again. */
  choose(token: AccessToken, isStopped: boolean): Promise<OptOut | null>
  /** Stops the address of an association: mail to it comes back. @throws Problem 'invitation/unknown' or 'mail/noAddress'. */
  bounced(id: RoundId, association: AssociationId): Promise<void>
  /** Lets an address have mail again that came back. @throws Problem 'invitation/unknown' or 'mail/notBounced'. */
  notBounced(id: RoundId, association: AssociationId): Promise<void>
  /** Stops every address in a file of returned mail that somebody in the round has. */
  readBounces(id: RoundId, mailbox: string): Promise<RecordedBounces>
  /** Those who are not reached by mail, in the order of their ids. */
  listUnreachable(id: RoundId): Promise<readonly Unreachable[]>
}

export interface AddressStopDeps extends RecipientDeps {
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly now: () => Instant
}

export function createAddressStops(deps: AddressStopDeps): AddressStops {
  return {
    find: async token => {
      const invited = await followLink(token, deps)
      return invited && optOutOf(invited, deps)
    },
    async choose(token, isStopped) {
      const invited = await followLink(token, deps)
      if (invited === null) return null
      await choose(invited, isStopped, deps)
      return optOutOf(invited, deps)
    },
    async bounced(id, association) {
      const invited = await getInvited(await deps.rounds.getRound(id), association, deps.store)
      if (addressOf(invited) === null) throw new Problem('mail/noAddress', { association })
      await stop(invited, 'bounced', deps)
    },
    async notBounced(id, association) {
      const invited = await getInvited(await deps.rounds.getRound(id), association, deps.store)
      // Whoever has asked for no more mail takes that back by themselves, on the page that mails lead to.
      if ((await reasonAgainstAddress(addressOf(invited), deps)) !== 'bounced')
        throw new Problem('mail/notBounced', { association })
      await choose(invited, false, deps)
    },
    readBounces: (id, mailbox) => recordBounces(id, mailbox, deps),
    async listUnreachable(id) {
      const all = await listInvited(await deps.rounds.getRound(id), deps.store)
      const found = all.map(async invited => {
        const reason = await reasonAgainstAddress(addressOf(invited), deps)
        return reason === null ? [] : [{ association: invited.entry, reason }]
      })
      return (await Promise.all(found)).flat()
    },
  }
}

async function recordBounces(
  id: RoundId,
  mailbox: string,
  deps: AddressStopDeps,
): Promise<RecordedBounces> {
  const { addresses, others } = readBounces(mailbox)
  const wanted = new Set(addresses)
  const all = await listInvited(await deps.rounds.getRound(id), deps.store)
  const known = all.filter(invited => wanted.has(addressOf(invited)?.toLowerCase() ?? ''))
  for (const invited of known) await stop(invited, 'bounced', deps)
  const found = new Set(known.map(invited => addressOf(invited)?.toLowerCase()))
  return { stopped: known.map(({ entry }) => entry), unknown: wanted.size - found.size, others }
}

/** A link that has been replaced went to somebody else: it says nothing of the address that mail goes to now. */
async function followLink(token: AccessToken, deps: AddressStopDeps): Promise<Invited | null> {
  const { store, secret } = deps
  const lookup = secret.lookup(token)
  const invitation = await store.findInvitation(lookup)
  if (invitation === null || invitation.lookup !== lookup) return null
  const round = await store.findRound(invitation.roundId)
  const entry = await store.findFrameEntry(invitation.roundId, invitation.associationId)
  return round === null || entry === null ? null : { round, entry, invitation }
}

async function optOutOf(invited: Invited, deps: AddressStopDeps): Promise<OptOut> {
  const reason = await reasonAgainstAddress(addressOf(invited), deps)
  return { round: invited.round, isStopped: reason !== null }
}

async function choose(invited: Invited, isStopped: boolean, deps: AddressStopDeps): Promise<void> {
  const address = addressOf(invited)
  if (address === null) return
  const { store, secret } = deps
  await (isStopped
    ? stop(invited, 'optedOut', deps)
    : store.removeAddressStop(secret.addressKey(address)))
}

/** No time is kept where the promise keeps none: it would tell when somebody was there. */
async function stop(
  invited: Invited,
  kind: AddressStopKind,
  { store, secret, now }: AddressStopDeps,
): Promise<void> {
  const { round, invitation } = invited
  const at = promiseOf(round.promise).marksAnswered ? now() : null
  const { roundId, associationId } = invitation
  const key = secret.addressKey(addressOf(invited) ?? '')
  await store.stopAddress({ key, kind, roundId, associationId, at })
}
