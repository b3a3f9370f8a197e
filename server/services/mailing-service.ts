import type { Instant } from '../../surveys/instant.ts'
import type { AssociationId } from '../../surveys/association.ts'
import type { MailKind, SavedMailText } from '../../surveys/mail/mail-text.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import { nextSendingTime, type QuietHours } from '../../surveys/mail/sending-hours.ts'
import { type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import type { MailStore } from '../store/mail-store.ts'
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
import { BY_STAFF, newMessage, recipientsOf } from './queue-mailing.ts'
import type { RoundService } from './round-service.ts'

/** What is to be sent, and from when; `at` `null`: as soon as may be. */
export interface WantedMailing {
  readonly kind: MailKind
  readonly at: Instant | null
}

/** A mailing as it would be if it were decided now. */
export interface PlannedMailing {
  readonly round: Round
  readonly kind: MailKind
  /** When it was to go: now, or when the round opens, where an earlier time was asked for. */
  readonly asked: Instant
  /** When it would really go, out of the quiet hours. */
  readonly at: Instant
  /** How many would get it, as it looks now; it is looked at again as each is sent. */
  readonly recipients: number
  /** The first of them; `null`: nobody would get it. */
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
   * @throws Problem 'mail/notConfigured', 'mail/alreadyDecided', 'mail/tooLate', 'round/notOpened' or 'round/notOpen'.
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
  readonly rounds: RoundService
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
      const round = await getRoundToWriteTo(id, deps)
      const moment = momentFor(round, at ?? now(), deps)
      const text = await texts.freeze(round, kind)
      return decide({ round, text, at: moment }, deps)
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
  const round = await getRoundToWriteTo(id, deps)
  const asked = earliestFor(round, wanted ?? deps.now(), deps)
  const at = momentFor(round, asked, deps)
  requireFree(await mailingLike({ round, kind, at }, deps), round.id, kind)
  let first: AssociationId | null = null
  let recipients = 0
  for await (const { associationId } of recipientsOf(round, kind, deps)) {
    first ??= associationId
    recipients += 1
  }
  return { round, kind, asked, at, recipients, first }
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

async function stop(
  id: RoundId,
  { store, rounds }: MailingDeps,
): ReturnType<MailingService['stop']> {
  await rounds.getRound(id)
  const stopped = (await store.listMailings(id)).filter(({ state }) => state !== 'stopped')
  for (const mailing of stopped) await stopMailing(mailing, store)
  return { mailings: stopped.length, messages: await store.stopMessages(id, BY_STAFF) }
}

/** @throws Problem 'round/changedMeanwhile'. */
async function stopMailing(mailing: Mailing, store: MailStore): Promise<void> {
  const { roundId, revision } = mailing
  const saved = await store.saveMailing({ ...mailing, state: 'stopped', revision: revision + 1 })
  if (saved === 'stale') throw new Problem('round/changedMeanwhile', { round: roundId })
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

/** The first moment from one on when mail may be sent and the round is open. */
function momentFor(round: Round, at: Instant, deps: MailingDeps): Instant {
  const moment = nextSendingTime(earliestFor(round, at, deps), deps.mail.quietHours)
  if (moment > round.closesAt) throw new Problem('mail/tooLate', { round: round.id })
  return moment
}

function earliestFor({ opensAt }: Round, at: Instant, { now }: MailingDeps): Instant {
  return [at, now(), opensAt ?? at].toSorted().at(-1) ?? at
}

/** What tells a mailing from others of its kind. */
function occasionOf({ closesAt }: Round, kind: MailKind, at: Instant): string {
  if (kind === 'invitation') return 'first'
  return kind === 'extension' ? closesAt : stockholmDay(at)
}

interface Decided {
  readonly round: Round
  readonly text: SavedMailText
  readonly at: Instant
}

/** One that was stopped may be decided again: those who got its mail do not get it twice. */
async function decide({ round, text, at }: Decided, deps: MailingDeps): Promise<Mailing> {
  const { store } = deps
  const { kind, version } = text
  const before = await mailingLike({ round, kind, at }, deps)
  requireFree(before, round.id, kind)
  const mailing = {
    roundId: round.id,
    kind,
    occasion: occasionOf(round, kind, at),
    at,
    textVersion: version,
    state: 'scheduled',
    revision: (before?.revision ?? 0) + 1,
  } as const
  const saved = before === null ? store.insertMailing(mailing) : store.saveMailing(mailing)
  if ((await saved) !== 'stored')
    throw new Problem('mail/alreadyDecided', { round: round.id, kind })
  if (kind === 'extension') await stopEarlier(mailing, deps)
  return mailing
}

/** Two extensions in a row are told of once: both mails would tell of the later day. */
async function stopEarlier({ roundId, occasion }: Mailing, { store }: MailingDeps): Promise<void> {
  for (const other of await store.listMailings(roundId)) {
    const isEarlier = other.kind === 'extension' && other.occasion !== occasion
    if (isEarlier && other.state === 'scheduled') await stopMailing(other, store)
  }
}

/** The mailing of the same kind and for the same occasion; `null`: there is none. */
async function mailingLike(
  { round, kind, at }: Pick<PlannedMailing, 'round' | 'kind' | 'at'>,
  { store }: MailingDeps,
): Promise<Mailing | null> {
  const occasion = occasionOf(round, kind, at)
  const all = await store.listMailings(round.id)
  return all.find(each => each.kind === kind && each.occasion === occasion) ?? null
}

/** @throws Problem 'mail/alreadyDecided'. */
function requireFree(before: Mailing | null, round: RoundId, kind: MailKind): void {
  if (before === null || before.state === 'stopped') return
  throw new Problem('mail/alreadyDecided', { round, kind })
}
