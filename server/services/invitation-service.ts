import { type AssociationId, isEmailAddress } from '../../surveys/association.ts'
import {
  type AccessToken,
  changeInvitation,
  type Invitation,
  linkIdOf,
} from '../../surveys/invitation.ts'
import { isSubmitted, type ResponseKey } from '../../surveys/response.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import {
  type Deciding,
  getInvitation,
  type OutcomeDeps,
  requireReason,
  saveChanged,
} from './outcome-service.ts'
import type { RoundKeys } from './round-keys.ts'

/** A new link for an association, and whom it is for. */
export interface Replacement extends Deciding {
  /** `null`: the same address as before. */
  readonly email: string | null
  /** The new link begins blank, and what is sent in with it replaces the answer that is there. */
  readonly isAnew: boolean
}

export interface InvitationService {
  /**
   * Gives an association a new link: the one before stops, and says so to whoever follows it. What has been
   * saved goes on from the new one, because it belongs to the association.
   *
   * @throws Problem 'invitation/unknown', 'invitation/address', 'round/certified' or 'round/needReason'.
   */
  replaceLink(
    id: RoundId,
    association: AssociationId,
    replacement: Replacement,
  ): Promise<{ readonly token: AccessToken }>
}

export interface InvitationDeps extends OutcomeDeps {
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly randomBytes: (size: number) => Buffer
}

export function createInvitationService(deps: InvitationDeps): InvitationService {
  const { store, rounds, keys, secret, now, randomBytes } = deps
  return {
    async replaceLink(id, association, { email, isAnew, by, reason }) {
      const invitation = await getInvitation(id, association, deps)
      requireReason(reason)
      if (email !== null && !isEmailAddress(email)) {
        throw new Problem('invitation/address', { address: email })
      }
      const linkKey = await keys.linkKeyOf(await rounds.getRound(id))
      const linkId = randomBytes(16).toString('base64url')
      const token = linkKey.token(linkId)
      const stopped = { lookup: invitation.lookup, at: now(), by, reason }
      const replaced = isAnew
        ? await answeredRevision(id, linkKey.responseKey(association), store)
        : null
      const { email: address, wayOut } = readdressed(invitation, email)
      const changed = changeInvitation(invitation, {
        linkId,
        lookup: secret.lookup(token),
        stoppedLinks: [...invitation.stoppedLinks, stopped],
        replacesRevision: replaced,
        email: address,
        wayOut,
      })
      await saveChanged(changed, store)
      return { token: linkKey.token(linkIdOf(changed)) }
    },
  }
}

/** An invitation as it is once its new link has an address of its own. @param email `null`: the same as before. */
export function readdressed(invitation: Invitation, email: string | null): Invitation {
  const { wayOut } = invitation
  return {
    ...invitation,
    email: email ?? invitation.email,
    // What was told is done: there is somebody else to ask.
    wayOut: wayOut?.kind === 'wrongPerson' ? null : wayOut,
  }
}

/** The revision of the answer that is sent in; `null` when there is none: then there is nothing to replace. */
async function answeredRevision(
  id: RoundId,
  key: ResponseKey,
  store: Store,
): Promise<number | null> {
  const response = await store.findResponse(id, key)
  return response !== null && isSubmitted(response) ? response.revision : null
}
