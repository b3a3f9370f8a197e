import type { Say } from '../../reports/documents/document.ts'
import type { PlannedInquiry } from '../../reports/follow-up/plan-inquiry.ts'
import type { BodyId } from '../../surveys/body.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { MailKind } from '../../surveys/mail/mail-text.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import { nextSendingTime } from '../../surveys/mail/sending-hours.ts'
import { type RoundId, type RoundPhase, roundPhase, takesAnswers } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { MessageState } from '../store/outbox-store.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import { askBodies, type AskOutcome, type InquiryToAsk } from './ask-bodies.ts'
import { closeRound } from './close-round.ts'
import type { DossierService } from './dossier-service.ts'
import type { InquiryRound, InquiryRounds } from './inquiry-rounds.ts'
import { addressOf, type Invited, listInvited } from './invited.ts'
import type { LetterRound, LetterService } from './letter-service.ts'
import { type ReasonAgainstMail, reasonAgainstAddress } from './mail-recipient.ts'
import type { MailingService } from './mailing-service.ts'
import type { OpenFrameDeps } from './open-frame.ts'
import { repairAnswered } from './repair-answered.ts'
import type { RoundKeys } from './round-keys.ts'
import type { ByWhom } from './user-service.ts'

/** One body that is asked, and how far it has come. */
export interface AskedBody extends Invited {
  /** The registrator's address; `null`: the auditors hand out the link. */
  readonly email: string | null
  /** Why mail does not reach the registrator; `null`: it does, as far as is known. */
  readonly unreached: ReasonAgainstMail | null
  /** What became of the latest mail; `null`: none has been queued. */
  readonly mail: {
    readonly kind: MailKind
    readonly state: MessageState
    readonly queuedAt: Instant
  } | null
}

/** A round of questions, and who has answered. */
export interface InquiryStanding {
  readonly round: InquiryRound
  readonly phase: RoundPhase
  readonly bodies: readonly AskedBody[]
  /** What has been decided to be mailed, in the order of time. */
  readonly mailings: readonly Mailing[]
}

/** The auditors' questions to bodies: rounds of the same engine that are nobody else's. */
export interface InquiryService {
  readonly isMailSetUp: boolean
  /** When mail that is decided now would be sent, out of the quiet hours. */
  mailMoment(): Instant
  /** Why mail would not reach some of those who are to be asked by it. */
  unreached(planned: PlannedInquiry): Promise<ReadonlyMap<BodyId, ReasonAgainstMail>>
  /** Those about an audit of a dossier, the latest first. */
  list(dossierId: string, auditId: string): Promise<readonly InquiryRound[]>
  /** @throws Problem 'audit/unknown', also for a round of another dossier. */
  standing(dossierId: string, id: RoundId): Promise<InquiryStanding>
  /**
   * Opens a round of questions once, however often the button is pressed, and decides the mail where that is wanted.
   *
   * @throws Problem 'mail/notConfigured' or 'audit/unknown'; then nothing is asked.
   */
  ask(wanted: InquiryToAsk, say: Say, by: ByWhom): Promise<AskOutcome>
  /**
   * Reminds those that have not answered.
   *
   * @throws Problem 'audit/unknown', 'mail/notConfigured', 'mail/alreadyDecided' the same day, 'mail/tooLate', 'round/notOpen'.
   */
  remind(dossierId: string, id: RoundId, by: ByWhom): Promise<Mailing>
  /**
   * The questions as letters with links, to those that have not answered.
   *
   * @throws Problem 'audit/unknown', 'letters/nobodyLeft', 'round/alreadyClosed'.
   */
  letters(dossierId: string, id: RoundId, by: ByWhom): Promise<LetterRound>
  /**
   * Takes no more answers, and stops the mail that has not been sent. What has been answered stands.
   *
   * @throws Problem 'audit/unknown', or 'inquiry/alreadyClosed' when nothing could be answered any more.
   */
  close(dossierId: string, id: RoundId, by: ByWhom): Promise<void>
}

export interface InquiryDeps extends OpenFrameDeps {
  readonly store: Store
  readonly keys: RoundKeys
  readonly acts: ActLog
  readonly dossiers: DossierService
  readonly rounds: InquiryRounds
  readonly mailings: MailingService
  readonly letters: LetterService
  readonly now: () => Instant
}

export function createInquiryService(deps: InquiryDeps): InquiryService {
  const { acts, rounds, mailings, letters, now } = deps
  return {
    isMailSetUp: mailings.isSetUp,
    mailMoment: () => nextSendingTime(now(), mailings.quietHours),
    unreached: planned => unreached(planned, deps),
    list: (dossierId, auditId) => rounds.list(dossierId, auditId),
    standing: async (dossierId, id) => standingOf(await getInquiry(dossierId, id, deps), deps),
    ask: (wanted, say, by) => askBodies(wanted, { ...deps, say, by }),
    async remind(dossierId, id, by) {
      await getInquiry(dossierId, id, deps)
      const act = { ...by, act: 'mail.scheduled', object: id, detail: 'reminder' } as const
      return acts.record(act, () => mailings.schedule(id, { kind: 'reminder', at: null }))
    },
    async letters(dossierId, id, by) {
      await getInquiry(dossierId, id, deps)
      const act = { ...by, act: 'letters.exported', object: id } as const
      return acts.record(act, () => letters.list(id, { toAll: true }))
    },
    close: (dossierId, id, by) => close(dossierId, id, { ...deps, by }),
  }
}

/** @throws Problem 'audit/unknown', also for a round of another dossier. */
export async function getInquiry(
  dossierId: string,
  id: RoundId,
  { rounds }: Pick<InquiryDeps, 'rounds'>,
): Promise<InquiryRound> {
  const round = await rounds.getRound(id)
  if (round.inquiry.dossierId !== dossierId) throw new Problem('audit/unknown', { dossier: id })
  return round
}

async function close(
  dossierId: string,
  id: RoundId,
  { by, ...deps }: InquiryDeps & { readonly by: ByWhom },
): Promise<void> {
  const round = await getInquiry(dossierId, id, deps)
  if (!takesAnswers(roundPhase(round, deps.now()))) {
    throw new Problem('inquiry/alreadyClosed', { round: id })
  }
  await deps.acts.record({ ...by, act: 'inquiry.closed', object: id }, async () => {
    // The mail first: should it fail, the questions are open still and can be closed anew.
    await deps.mailings.stop(id)
    await closeRound(round, deps)
  })
}

async function unreached(
  { bodies, byMail }: PlannedInquiry,
  deps: InquiryDeps,
): ReturnType<InquiryService['unreached']> {
  const found = new Map<BodyId, ReasonAgainstMail>()
  for (const { body, email } of byMail ? bodies : []) {
    const reason = await reasonAgainstAddress(email, deps)
    if (reason !== null) found.set(body.id, reason)
  }
  return found
}

async function standingOf(round: InquiryRound, deps: InquiryDeps): Promise<InquiryStanding> {
  const { store, now } = deps
  await repairAnswered(round, deps)
  const latest = new Map<string, NonNullable<AskedBody['mail']>>()
  for await (const { associationId, kind, state, queuedAt } of store.eachMessage(round.id)) {
    const known = latest.get(associationId)
    if (known === undefined || known.queuedAt < queuedAt) {
      latest.set(associationId, { kind, state, queuedAt })
    }
  }
  const invited = await listInvited(round, store)
  return {
    round,
    phase: roundPhase(round, now()),
    mailings: await store.listMailings(round.id),
    bodies: await Promise.all(
      invited.map(async each => ({
        ...each,
        email: addressOf(each),
        unreached: await reasonAgainstAddress(addressOf(each), deps),
        mail: latest.get(each.entry.associationId) ?? null,
      })),
    ),
  }
}
