import type { Say } from '../../reports/documents/document.ts'
import { dossierOf, type Part, partsOf } from '../../reports/follow-up/additions.ts'
import { type Proposal, proposalsOf } from '../../reports/follow-up/inquiry-proposals.ts'
import type { BodyId } from '../../surveys/body.ts'
import { type SetAsideProposal, surveyFor } from '../../surveys/inquiry.ts'
import type { Instant } from '../../surveys/instant.ts'
import { type Answers, isSubmitted } from '../../surveys/response.ts'
import { changeRound, type FrameEntry, type RoundId } from '../../surveys/round.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import type { Survey } from '../../surveys/survey.ts'
import { actorText } from '../accounts/log-entry.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import type { AdditionOutcome, DossierService, FiledDossier } from './dossier-service.ts'
import type { InquiryRound, InquiryRounds } from './inquiry-rounds.ts'
import { getInquiry } from './inquiry-service.ts'
import { getInvited } from './invited.ts'
import type { RoundKeys } from './round-keys.ts'
import type { ByWhom } from './user-service.ts'

/** Whose answer to which questions. */
export interface AnswerPlace {
  readonly dossierId: string
  readonly inquiryId: RoundId
  readonly bodyId: BodyId
}

/** Where a proposal stands: it waits, an auditor has accepted it, or set it aside with a reason. */
export interface StandingProposal {
  readonly proposal: Proposal
  readonly isAccepted: boolean
  readonly setAside: SetAsideProposal | null
}

/** What a body has answered, and what that would be in the dossier. */
export interface ProposedAnswer {
  readonly filed: FiledDossier
  readonly round: InquiryRound
  readonly body: FrameEntry
  readonly answeredAt: Instant
  readonly survey: Survey
  readonly answers: Answers
  readonly proposals: readonly StandingProposal[]
}

/** What bodies have answered, as proposals that auditors accept or set aside. Nothing comes into a dossier by itself. */
export interface ProposalService {
  /** @throws Problem 'audit/unknown' where nothing of it is there, or the body has not answered. */
  get(place: AnswerPlace, say: Say): Promise<ProposedAnswer>
  /**
   * Adds what an auditor has accepted to the dossier.
   *
   * @param parts As it is proposed, or as the auditor has changed it.
   */
  accept(dossierId: string, parts: readonly Part[], by: ByWhom): Promise<AdditionOutcome>
  /** @throws Problem 'audit/unknown', 'audit/changedMeanwhile', or 'audit/needReason' without a reason. */
  setAside(
    place: AnswerPlace,
    aside: Pick<SetAsideProposal, 'proposal' | 'reason'>,
    by: ByWhom,
  ): Promise<void>
}

export interface ProposalDeps {
  readonly store: Store
  readonly keys: RoundKeys
  readonly acts: ActLog
  readonly dossiers: DossierService
  readonly rounds: InquiryRounds
  readonly now: () => Instant
}

export function createProposalService(deps: ProposalDeps): ProposalService {
  const { dossiers } = deps
  return {
    get: (place, say) => proposedAnswer(place, say, deps),
    async accept(dossierId, parts, by) {
      const { dossier } = await dossiers.get(dossierId)
      const after = dossierOf([...partsOf(dossier), ...parts])
      return dossiers.take(after, { dossierId, reason: null }, by)
    },
    setAside: (place, aside, by) => setAside(place, aside, { ...deps, by }),
  }
}

async function proposedAnswer(
  { dossierId, inquiryId, bodyId }: AnswerPlace,
  say: Say,
  deps: ProposalDeps,
): Promise<ProposedAnswer> {
  const { store, keys, dossiers, now } = deps
  const round = await getInquiry(dossierId, inquiryId, deps)
  const filed = await dossiers.get(dossierId)
  const { entry, invitation } = await getInvited(round, bodyId, store)
  const key = (await keys.linkKeyOf(round)).responseKey(bodyId)
  const response = await store.findResponse(round.id, key)
  if (response === null || !isSubmitted(response)) {
    throw new Problem('audit/unknown', { dossier: bodyId })
  }
  const { answers } = response.content
  // A server that died before it had marked the answer leaves none: it came no later than now.
  const answeredAt = invitation.answeredAt ?? now()
  const answer = {
    roundId: round.id,
    body: { id: bodyId, name: entry.name },
    revision: response.revision,
    answeredOn: stockholmDay(answeredAt),
    answers,
  }
  const { inquiry } = round
  const proposals = proposalsOf(answer, { inquiry, dossier: filed.dossier }, say)
  return {
    filed,
    round,
    body: entry,
    answeredAt,
    survey: surveyFor(inquiry, bodyId),
    answers,
    proposals: proposals.map(proposal => ({
      proposal,
      isAccepted: isIn(filed, proposal),
      setAside: inquiry.setAside.findLast(each => each.proposal === proposal.value.id) ?? null,
    })),
  }
}

function isIn({ additions }: FiledDossier, { list, value }: Proposal): boolean {
  return additions.some(({ parts }) =>
    parts.some(part => part.list === list && part.id === value.id),
  )
}

async function setAside(
  { dossierId, inquiryId }: AnswerPlace,
  { proposal, reason: written }: Pick<SetAsideProposal, 'proposal' | 'reason'>,
  { by, ...deps }: ProposalDeps & { readonly by: ByWhom },
): Promise<void> {
  const { store, acts, now } = deps
  const reason = written.trim()
  if (reason === '') throw new Problem('audit/needReason')
  const round = await getInquiry(dossierId, inquiryId, deps)
  const aside = { proposal, at: now(), by: actorText(by.actor), reason }
  const inquiry = { ...round.inquiry, setAside: [...round.inquiry.setAside, aside] }
  const act = { ...by, act: 'inquiry.setAside', object: dossierId, detail: proposal } as const
  await acts.record({ ...act, reason }, async () => {
    if ((await store.saveRound(changeRound(round, { inquiry }))) === 'stale') {
      throw new Problem('audit/changedMeanwhile', { dossier: dossierId })
    }
  })
}
