import { type AssociationId, isEmailAddress } from '../../surveys/association.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { InvitationService, Replacement } from './invitation-service.ts'
import type { MailingService } from './mailing-service.ts'

export interface NewLinkService {
  /**
   * Gives an association a new link and queues the mail with it; the one before stops. Does neither where nothing
   * would be sent: an association is not to be left with a link that it has not got.
   *
   * @throws What `replaceLink` and `sendLink` throw; Problem 'mail/notReached' with the `reason`.
   */
  replaceAndSend(id: RoundId, association: AssociationId, replacement: Replacement): Promise<void>
}

export function createNewLinkService({
  invitations,
  mailings,
}: {
  readonly invitations: InvitationService
  readonly mailings: MailingService
}): NewLinkService {
  return {
    async replaceAndSend(id, association, replacement) {
      const { email } = replacement
      if (email !== null && !isEmailAddress(email))
        throw new Problem('invitation/address', { address: email })
      const reason = await mailings.reasonAgainstLink(id, association, email)
      if (reason !== null) throw new Problem('mail/notReached', { association, reason })
      await invitations.replaceLink(id, association, replacement)
      await mailings.sendLink(id, association)
    },
  }
}
