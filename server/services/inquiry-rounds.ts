import type { Inquiry } from '../../surveys/inquiry.ts'
import type { Round, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { RoundStore } from '../store/round-store.ts'

/** A round of the auditors' questions. */
export interface InquiryRound extends Round {
  readonly inquiry: Inquiry
}

/** The rounds of the auditors' questions, which no other service finds. */
export interface InquiryRounds {
  /** @throws Problem 'audit/unknown', for a round of associations too. */
  getRound(id: RoundId): Promise<InquiryRound>
  /** Those about an audit of a dossier that have been opened, the latest first. */
  list(dossierId: string, auditId: string): Promise<readonly InquiryRound[]>
}

export function createInquiryRounds({ store }: { readonly store: RoundStore }): InquiryRounds {
  return {
    async getRound(id) {
      const round = await store.findRound(id)
      if (round === null || !isInquiryRound(round) || round.opened === null) {
        throw new Problem('audit/unknown', { dossier: id })
      }
      return round
    },
    async list(dossierId, auditId) {
      const rounds = (await store.listRounds()).filter(isInquiryRound)
      const openedAt = ({ opened }: Round) => opened?.at ?? ''
      return rounds
        .filter(({ inquiry }) => inquiry.dossierId === dossierId && inquiry.auditId === auditId)
        .filter(({ opened }) => opened !== null)
        .toSorted((a, b) => (openedAt(a) < openedAt(b) ? 1 : -1))
    },
  }
}

export function isInquiryRound(round: Round): round is InquiryRound {
  return round.inquiry !== undefined
}
