import type { Instant } from '../../surveys/instant.ts'
import type { AssociationId } from '../../surveys/association.ts'
import type { MailKind } from '../../surveys/mail/mail-text.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import { nextSendingTime, type QuietHours } from '../../surveys/mail/sending-hours.ts'
import { type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import { startOfDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import type { MessageState, OutboxStore } from '../store/outbox-store.ts'
import { type DecidedMailing, decideMailing, findFree, stopMailing } from './decide-mailing.ts'
import { getInvited } from './invited.ts'
import { readdressed } from './invitation-service.ts'
import type { MailSurroundings } from './mail-surroundings.ts'
import type { MailTexts } from './mail-text-service.ts'
import {
  causeOf,
  type ReasonAgainstMail,
  reasonAgainstMail,
  type RecipientDeps,
} from './mail-recipient.ts'
import { isPaused, resumableMailing } from './paused-result.ts'
import { BY_STAFF, lacksPlans, newMessage, recipientsOf } from './queue-mailing.ts'
import type { RoundService } from './round-service.ts'

/** What is to be sent, and from when; `at` `null`: as soon as may be. */
export interface WantedMailing {
  readonly kind: MailKind
  readonly at: Instant | null
}

/** A mailing as it would be if it were decided now: `at` is when it would really go, out of the quiet hours. */
export interface PlannedMailing extends DecidedMailing {
  /** When it was to go: now, or when the round opens, where an earlier time was asked for. */
  readonly asked: Instant
  /** How many would get it, as it looks now; it is looked at again as each is sent. */
  readonly recipients: number
  /** The first that is invited, whether it gets it or not: who has answered is not told here. `null`: nobody is. */
  readonly first: AssociationId | null
}

/** Mails to those invited, as staff decide them (utskick). The server sends them: see `outbox-sender.ts`. */
export interface MailingService {
  /** The rounds' texts. */
  readonly texts: MailTexts
  /** Whether a mail server is set: without one nothing can be decided. */
  readonly isSetUp: boolean
  readonly quietHours: QuietHours
  /** What a mailing would be. Nothing is decided. @throws What `schedule` throws. */
  plan(id: RoundId, wanted: WantedMailing): Promise<PlannedMailing>
  /**
   * Decides that a mail is sent to those whom it concerns. The text is kept as it is now; who gets one is
   * settled when its time has come, and again as each is sent.
   *
   * @returns The mailing, whose time is moved out of the quiet hours.
   * @throws Problem 'mail/notConfigured', 'mail/alreadyDecided', 'mail/tooLate', 'round/notOpened' or 'round/notOpen'; of
   *   the result 'round/notCertified', 'mail/notPublished' or 'mail/noPlans'.
   */
  schedule(id: RoundId, wanted: WantedMailing): Promise<Mailing>
  /**
   * Whether a new link could be sent to an association, at another address or the same.
   *
   * @returns Why it is not to be written to there; `null`: it could.
   * @throws Problem 'mail/notConfigured', 'round/notOpened', 'round/notOpen' or 'invitation/unknown'.
   */
  reasonAgainstLink(
    id: RoundId,
    association: AssociationId,
    email: string | null,
  ): Promise<ReasonAgainstMail | null>
  /**
   * Queues the invitation with the link that an association has now.
   *
   * @returns Why it is not to be written to; `null`: it is queued.
   * @throws Problem 'mail/notConfigured' or 'invitation/unknown'.
   */
  sendLink(id: RoundId, association: AssociationId): Promise<ReasonAgainstMail | null>
  /** Stops everything that has not been sent. @returns How many mails were waiting. */
  stop(id: RoundId): Promise<{ readonly mailings: number; readonly messages: number }>
}

export interface MailingDeps extends RecipientDeps {
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly texts: MailTexts
  readonly mail: MailSurroundings
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

export function createMailingService(deps: MailingDeps): MailingService {
  const { texts, mail, now } = deps
  return {
    texts,
    isSetUp: mail.transport !== null,
    quietHours: mail.quietHours,
    plan: (id, wanted) => plan(id, wanted, deps),
    async schedule(id, { kind, at }) {
      requireTransport(mail)
      const round = await getRoundToTell(id, kind, deps)
      const moment = momentFor({ round, kind }, at ?? now(), deps)
      const text = await texts.freeze(round, kind)
      return decideMailing({ round, kind, at: moment }, text.version, deps.store)
    },
    async reasonAgainstLink(id, association, email) {
      requireTransport(mail)
      const round = await getRoundToWriteTo(id, deps)
      const invited = await getInvited(round, association, deps.store)
      const invitation = { ...readdressed(invited.invitation, email), linkId: 'new' }
      return reasonAgainstMail({ ...invited, invitation }, 'invitation', deps)
    },
    sendLink: (id, association) => sendLink(id, association, deps),
    stop: id => stop(id, deps),
  }
}

async function plan(
  id: RoundId,
  { kind, at: wanted }: WantedMailing,
  deps: MailingDeps,
): Promise<PlannedMailing> {
  requireTransport(deps.mail)
  const round = await getRoundToTell(id, kind, deps)
  const asked = earliestFor({ round, kind }, wanted ?? deps.now(), deps)
  const at = momentFor({ round, kind }, asked, deps)
  await findFree({ round, kind, at }, deps.store)
  let recipients = 0
  for await (const _ of recipientsOf(round, kind, deps)) recipients += 1
  const [first] = await deps.store.listFrame(id)
  return { round, kind, asked, at, recipients, first: first?.associationId ?? null }
}

async function sendLink(
  id: RoundId,
  association: AssociationId,
  deps: MailingDeps,
): Promise<ReasonAgainstMail | null> {
  const { store, texts, mail, now } = deps
  requireTransport(mail)
  const round = await getRoundToWriteTo(id, deps)
  const invited = await getInvited(round, association, store)
  const reason = await reasonAgainstMail(invited, 'invitation', deps)
  if (reason !== null) return reason
  const { version } = await texts.freeze(round, 'invitation')
  const { invitation } = invited
  const cause = causeOf(invitation, { kind: 'invitation', occasion: '' })
  await store.queueMessages([newMessage(invitation, { ...cause, textVersion: version }, now())])
  return null
}

const UNSENT: readonly MessageState[] = ['waiting', 'sending']

async function stop(
  id: RoundId,
  { store, rounds }: MailingDeps,
): ReturnType<MailingService['stop']> {
  const round = await rounds.getRound(id)
  const mailings = await store.listMailings(id)
  const unsent = await unsentOf(id, await resumableMailing(round, mailings, store), store)
  const stopped = mailings.filter(({ kind, state }) =>
    state === 'queued' ? unsent.has(kind) : state === 'scheduled',
  )
  for (const mailing of stopped) await stopMailing(mailing, store)
  return { mailings: stopped.length, messages: await store.stopMessages(id, BY_STAFF) }
}

/** The kinds of which something may still go, also by itself once it can: what has all been sent is not stopped. */
async function unsentOf(
  id: RoundId,
  resumable: Mailing | null,
  store: OutboxStore,
): Promise<ReadonlySet<MailKind>> {
  const unsent = new Set<MailKind>()
  for await (const message of store.eachMessage(id)) {
    if (UNSENT.includes(message.state) || isPaused(message, resumable)) unsent.add(message.kind)
  }
  return unsent
}

/** @throws Problem 'mail/notConfigured'. */
export function requireTransport({
  transport,
}: MailSurroundings): NonNullable<MailSurroundings['transport']> {
  if (transport === null) throw new Problem('mail/notConfigured')
  return transport
}

/** @throws Problem 'round/notOpened', or 'round/notOpen' when nobody can answer any more. */
async function getRoundToWriteTo(id: RoundId, { rounds, now }: MailingDeps): Promise<Round> {
  const round = await rounds.getRound(id)
  const phase = roundPhase(round, now())
  if (phase === 'draft') throw new Problem('round/notOpened', { round: id })
  if (phase !== 'open' && phase !== 'scheduled') throw new Problem('round/notOpen', { round: id })
  return round
}

/**
 * A round to those of which a mail of a kind can be written: while answers can be given, or once it is decided from when
 * anyone may read the result and, where the text tells of it, what the municipality will do.
 */
async function getRoundToTell(id: RoundId, kind: MailKind, deps: MailingDeps): Promise<Round> {
  if (kind !== 'result') return getRoundToWriteTo(id, deps)
  const round = await deps.rounds.getRound(id)
  if (round.state !== 'certified') throw new Problem('round/notCertified', { round: id })
  if (round.publication === undefined) throw new Problem('mail/notPublished', { round: id })
  const text = await deps.texts.current(round, kind)
  if (lacksPlans(round, text)) throw new Problem('mail/noPlans', { round: id })
  return round
}

type ToSend = Pick<DecidedMailing, 'round' | 'kind'>

/** The first moment from one on when mail may be sent and the round is open, or its result public. */
function momentFor({ round, kind }: ToSend, at: Instant, deps: MailingDeps): Instant {
  const moment = nextSendingTime(earliestFor({ round, kind }, at, deps), deps.mail.quietHours)
  if (kind !== 'result' && moment > round.closesAt) {
    throw new Problem('mail/tooLate', { round: round.id })
  }
  return moment
}

function earliestFor({ round, kind }: ToSend, at: Instant, { now }: MailingDeps): Instant {
  const begins = kind === 'result' ? startOfDay(round.publication?.from ?? '') : round.opensAt
  return [at, now(), begins ?? at].toSorted().at(-1) ?? at
}
