import type { Say } from '../../reports/documents/document.ts'
import {
  type Addition,
  dossierOf,
  type Part,
  type PartName,
  partsOf,
  versionsOf,
} from '../../reports/follow-up/additions.ts'
import type { Source } from '../../reports/follow-up/dossier-schema.ts'
import { isEarlier, type Proposal, proposalsOf } from '../../reports/follow-up/inquiry-proposals.ts'
import type { BodyId } from '../../surveys/body.ts'
import { type Inquiry, type SetAsideProposal, surveyFor } from '../../surveys/inquiry.ts'
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
import { findInvited } from './invited.ts'
import type { RoundKeys } from './round-keys.ts'
import type { ByWhom } from './user-service.ts'

/** Whose answer to which questions. */
export interface AnswerPlace {
  readonly dossierId: string
  readonly inquiryId: RoundId
  readonly bodyId: BodyId
}

/** What an auditor has decided of a proposal; `struckOut`: it was accepted, and what it became is struck out since. */
export type Decided = 'accepted' | 'struckOut' | 'setAside'

/** Where a proposal stands. */
export interface StandingProposal {
  readonly proposal: Proposal
  /** `null`: it waits. */
  readonly decided: Decided | null
  readonly setAside: SetAsideProposal | null
  /** Sources that it rests on and that are struck out: they come back if it is accepted. */
  readonly struckSources: readonly Source[]
  /** Whether the auditors have decided what the same answer proposed before it was changed. */
  readonly isChange: boolean
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
  accept(
    wanted: { readonly dossierId: string; readonly parts: readonly Part[] },
    say: Say,
    by: ByWhom,
  ): Promise<AdditionOutcome>
  /** @throws Problem 'audit/unknown', 'audit/decidedMeanwhile', or 'audit/needReason' without a reason. */
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
    async accept({ dossierId, parts }, say, by) {
      const { dossier, additions } = await dossiers.get(dossierId)
      const after = dossierOf([...partsOf(dossier), ...parts])
      const again = parts.some(part => isStruckOut(part, additions))
      const reason = again ? say('inquiry.sourceAgain') : null
      return dossiers.take(after, { dossierId, reason, seen: additions.at(-1)?.number }, by)
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
  const invited = await findInvited(round, bodyId, store)
  if (invited === null) throw new Problem('audit/unknown', { dossier: bodyId })
  const { entry, invitation } = invited
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
    survey: surveyFor(inquiry, bodyId, answer.answeredOn),
    answers,
    proposals: proposals.map(proposal => standingOf(proposal, filed, inquiry)),
  }
}

function standingOf(
  proposal: Proposal,
  filed: FiledDossier,
  { setAside: asides }: Inquiry,
): StandingProposal {
  const { id, corrects } = proposal.value
  const setAside = asides.findLast(each => each.proposal === id) ?? null
  return {
    proposal,
    struckSources: proposal.sources.filter(each =>
      isStruckOut({ list: 'sources', id: each.id }, filed.additions),
    ),
    decided: inDossier(proposal, filed) ?? (setAside === null ? null : 'setAside'),
    setAside,
    isChange: corrects !== undefined || asides.some(each => isEarlier(each.proposal, proposal)),
  }
}

/** What has become of a proposal in the dossier; `null`: it has never been there. */
function inDossier({ list, value }: Proposal, { additions }: FiledDossier): Decided | null {
  const name = { list, id: value.id }
  if (versionsOf(name, additions).length === 0) return null
  return isStruckOut(name, additions) ? 'struckOut' : 'accepted'
}

function isStruckOut(name: PartName, additions: readonly Addition[]): boolean {
  return versionsOf(name, additions).at(-1)?.value === null
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
  // Why is kept on the round, for auditors alone: others read the log too.
  const act = { ...by, act: 'inquiry.setAside', object: dossierId, detail: proposal } as const
  await acts.record(act, async () => {
    if ((await store.saveRound(changeRound(round, { inquiry }))) === 'stale') {
      throw new Problem('audit/decidedMeanwhile')
    }
  })
}
