import { createExtensionService, type ExtensionService } from './extension-service.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { InvitationService } from './invitation-service.ts'
import type { MailingService } from './mailing-service.ts'
import { createNewLinkService, type NewLinkService } from './new-link-service.ts'
import { createOpeningService, type OpeningService } from './opening-service.ts'
import type { RoundService } from './round-service.ts'

/** What is done with a round and told by mail in one step. */
export interface FieldServices {
  readonly openings: OpeningService
  readonly extensions: ExtensionService
  readonly newLinks: NewLinkService
}

export function createFieldServices(deps: {
  readonly rounds: RoundService
  readonly mailings: MailingService
  readonly invitations: InvitationService
  readonly now: () => Instant
}): FieldServices {
  return {
    openings: createOpeningService(deps),
    extensions: createExtensionService(deps),
    newLinks: createNewLinkService(deps),
  }
}
