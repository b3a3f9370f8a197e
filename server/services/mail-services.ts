import { type AddressChoices, createAddressChoices } from './address-choice-service.ts'
import { type AddressStops, createAddressStops } from './address-stop-service.ts'
import { createAssociationFinder, type AssociationFinder } from './find-association.ts'
import { createLetterService, type LetterService } from './letter-service.ts'
import { createMailTexts } from './mail-text-service.ts'
import { createMailingService, type MailingDeps, type MailingService } from './mailing-service.ts'
import { createMailPreview, type MailPreview } from './mail-preview.ts'
import { createMailStatus, type MailStatusService } from './mail-status.ts'
import { createOutboxSender, type SenderDeps } from './outbox-sender.ts'

/** Everything about mail to those invited. */
export interface MailServices {
  readonly mailings: MailingService
  readonly mailPreview: MailPreview
  readonly mailStatus: MailStatusService
  readonly addressStops: AddressStops
  readonly addressChoices: AddressChoices
  readonly letters: LetterService
  readonly findAssociation: AssociationFinder
  /** Sends what lies in the outbox: a job of the server. */
  readonly sendOutbox: (isStopping: () => boolean) => Promise<number>
}

export function createMailServices(given: Omit<MailingDeps & SenderDeps, 'texts'>): MailServices {
  const texts = createMailTexts({ store: given.store, usualText: given.mail.usualText })
  const deps = { ...given, texts }
  const addressStops = createAddressStops(deps)
  return {
    mailings: createMailingService(deps),
    mailPreview: createMailPreview(deps),
    mailStatus: createMailStatus({ ...deps, addressStops }),
    addressStops,
    addressChoices: createAddressChoices(deps),
    letters: createLetterService(deps),
    findAssociation: createAssociationFinder(deps),
    sendOutbox: createOutboxSender(deps),
  }
}
