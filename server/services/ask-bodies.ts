import type { Say } from '../../reports/documents/document.ts'
import type { RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { ActLog } from './act-log.ts'
import type { DossierService } from './dossier-service.ts'
import type { InquiryRounds } from './inquiry-rounds.ts'
import type { MailingService } from './mailing-service.ts'
import type { OpenFrameDeps } from './open-frame.ts'
import { askedDigest, draftInquiry, type InquiryToOpen, openInquiry } from './open-inquiry.ts'
import { invite } from './opening-service.ts'
import { untilSettled } from './until-settled.ts'
import type { ByWhom } from './user-service.ts'

/** What an auditor has planned to ask, and looked at. */
export interface InquiryToAsk extends Omit<InquiryToOpen, 'dossier'> {
  /** How many rounds of questions there were about the audit when it was looked at. */
  readonly earlier: number
}

export interface AskOutcome {
  readonly roundId: RoundId
  /** Otherwise they were asked after they had been looked at, by the same button or by somebody else. */
  readonly isNew: boolean
}

export interface AskDeps extends OpenFrameDeps {
  readonly acts: ActLog
  readonly dossiers: DossierService
  readonly rounds: InquiryRounds
  readonly mailings: MailingService
  readonly say: Say
  readonly by: ByWhom
}

/**
 * Opens a round of questions once, however often the button is pressed, and decides the mail where that is wanted.
 *
 * @throws Problem 'mail/notConfigured' or 'audit/unknown'; then nothing is asked.
 */
export async function askBodies(wanted: InquiryToAsk, deps: AskDeps): Promise<AskOutcome> {
  const { acts, dossiers, mailings, by } = deps
  const { byMail } = wanted.planned
  // Asked first: what is open cannot be closed again unseen.
  if (byMail && !mailings.isSetUp) throw new Problem('mail/notConfigured')
  const { dossier } = await dossiers.get(wanted.dossierId)
  const outcome = await untilSettled(() => askOnce({ ...wanted, dossier }, deps))
  if (outcome.isNew && byMail) {
    await invite(outcome.roundId, mailings, (told, work) => acts.record({ ...by, ...told }, work))
  }
  return outcome
}

/** @returns 'stale' when somebody else asked in the same moment: to be looked at again. */
async function askOnce(
  wanted: InquiryToAsk & InquiryToOpen,
  { by, ...deps }: AskDeps,
): Promise<AskOutcome | 'stale'> {
  const { dossierId, audit, earlier, planned } = wanted
  const asked = await deps.rounds.list(dossierId, audit.id)
  const [latest] = asked
  if (latest !== undefined && asked.length > earlier) return { roundId: latest.id, isNew: false }
  const draft = await draftInquiry(wanted, deps.say, deps)
  const detail = askedDigest(draft.round)
  const act = { ...by, act: 'inquiry.opened', object: dossierId, detail } as const
  try {
    await deps.acts.record(act, () => openInquiry(draft, planned.bodies, deps))
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'round/changedMeanwhile') return 'stale'
    throw problem
  }
  return { roundId: draft.round.id, isNew: true }
}
