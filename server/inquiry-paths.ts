import { filled } from './fill-path.ts'

/** The auditors' questions to bodies, and what they answer. */
export const inquiryPaths = {
  newInquiry: '/granskningar/akt/:dossierId/granskning/:partId/fragor',
  inquiry: '/granskningar/akt/:dossierId/fragor/:inquiryId',
  inquiryReminder: '/granskningar/akt/:dossierId/fragor/:inquiryId/paminn',
  inquiryClosing: '/granskningar/akt/:dossierId/fragor/:inquiryId/stang',
  inquiryExtension: '/granskningar/akt/:dossierId/fragor/:inquiryId/forlang',
  inquiryLetters: '/granskningar/akt/:dossierId/fragor/:inquiryId/brev',
  bodyLink: '/granskningar/akt/:dossierId/fragor/:inquiryId/lank/:bodyId',
  bodyAnswer: '/granskningar/akt/:dossierId/fragor/:inquiryId/svar/:bodyId',
  proposal: '/granskningar/akt/:dossierId/fragor/:inquiryId/svar/:bodyId/:proposalId',
  proposalAside: '/granskningar/akt/:dossierId/fragor/:inquiryId/svar/:bodyId/:proposalId/at-sidan',
} as const

export interface InquiryParams {
  readonly dossierId: string
  readonly inquiryId: string
}

export interface BodyAnswerParams extends InquiryParams {
  readonly bodyId: string
}

export interface ProposalParams extends BodyAnswerParams {
  readonly proposalId: string
}

export const pathToInquiry = {
  newInquiry: (dossierId: string, partId: string) =>
    filled(inquiryPaths.newInquiry, { dossierId, partId }),
  inquiry: ({ dossierId, inquiryId }: InquiryParams) =>
    filled(inquiryPaths.inquiry, { dossierId, inquiryId }),
  inquiryReminder: ({ dossierId, inquiryId }: InquiryParams) =>
    filled(inquiryPaths.inquiryReminder, { dossierId, inquiryId }),
  inquiryClosing: ({ dossierId, inquiryId }: InquiryParams) =>
    filled(inquiryPaths.inquiryClosing, { dossierId, inquiryId }),
  inquiryExtension: ({ dossierId, inquiryId }: InquiryParams) =>
    filled(inquiryPaths.inquiryExtension, { dossierId, inquiryId }),
  inquiryLetters: ({ dossierId, inquiryId }: InquiryParams) =>
    filled(inquiryPaths.inquiryLetters, { dossierId, inquiryId }),
  bodyLink: ({ dossierId, inquiryId, bodyId }: BodyAnswerParams) =>
    filled(inquiryPaths.bodyLink, { dossierId, inquiryId, bodyId }),
  bodyAnswer: ({ dossierId, inquiryId, bodyId }: BodyAnswerParams) =>
    filled(inquiryPaths.bodyAnswer, { dossierId, inquiryId, bodyId }),
  proposal: ({ dossierId, inquiryId, bodyId, proposalId }: ProposalParams) =>
    filled(inquiryPaths.proposal, { dossierId, inquiryId, bodyId, proposalId }),
  proposalAside: ({ dossierId, inquiryId, bodyId, proposalId }: ProposalParams) =>
    filled(inquiryPaths.proposalAside, { dossierId, inquiryId, bodyId, proposalId }),
}
