import type { MailSurroundings } from './mail-surroundings.ts'
import { createInquiryChanges, type InquiryChanges } from './inquiry-changes.ts'
import { createInquiryRounds } from './inquiry-rounds.ts'
import { createInquiryService, type InquiryDeps, type InquiryService } from './inquiry-service.ts'
import { createLetterService } from './letter-service.ts'
import { createMailTexts } from './mail-text-service.ts'
import { createMailingService } from './mailing-service.ts'
import { createProposalService, type ProposalService } from './proposal-service.ts'

/** The auditors' questions to bodies. */
export interface InquiryServices {
  readonly inquiries: InquiryService
  readonly inquiryChanges: InquiryChanges
  readonly proposals: ProposalService
}

export interface InquiryServiceDeps extends Omit<InquiryDeps, 'rounds' | 'mailings' | 'letters'> {
  readonly mail: MailSurroundings
}

/** The same mails and letters as to associations, over rounds that only these services find, in words to bodies. */
export function createInquiryServices(given: InquiryServiceDeps): InquiryServices {
  const mail = { ...given.mail, ...given.mail.toBodies }
  const rounds = createInquiryRounds(given)
  const texts = createMailTexts({ store: given.store, usualText: mail.usualText })
  const deps = { ...given, mail, rounds, texts }
  const mailings = createMailingService(deps)
  const letters = createLetterService(deps)
  return {
    inquiries: createInquiryService({ ...deps, mailings, letters }),
    inquiryChanges: createInquiryChanges({ ...deps, mailings }),
    proposals: createProposalService(deps),
  }
}
