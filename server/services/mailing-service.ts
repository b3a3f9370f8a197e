import type { Instant } from '../../surveys/instant.ts'
import type { AssociationId } from '../../surveys/association.ts'
import type { MailKind, SavedMailText } from '../../surveys/mail/mail-text.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import { nextSendingTime } from '../../surveys/mail/sending-hours.ts'
import { type Round, type RoundId, roundPhase } from '../../surveys/round.ts'
import { stockholmDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import { getInvited } from './invited.ts'
import type { MailSurroundings } from './mail-surroundings.ts'
import type { MailTexts } from './mail-text-service.ts'
import {
  causeOf,
  type ReasonAgainstMail,
  reasonAgainstMail,
  type RecipientDeps,
} from './mail-recipient.ts'
import { BY_STAFF, newMessage } from './queue-mailing.ts'
import type { RoundService } from './round-service.ts'

/** What is to be sent, and from when; `at` `null`: as soon as may be. */
export interface WantedMailing {
  readonly kind: MailKind
  readonly at: Instant | null
}

/** Mails to those invited, as staff decide them (utskick). The server sends them: see `outbox-sender.ts`. */
export interface MailingService {
  /** The rounds' texts. */
  readonly texts: MailTexts
  /**
   * Decides that a mail is sent to those whom it concerns. The text is kept as it is now; who gets one is
   * settled when its time has come, and again as each is sent.
   *
   * @returns The mailing, whose time is moved out of the quiet hours.
   * @throws Problem 'mail/notConfigured', 'mail/alreadyDecided', 'mail/tooLate', 'round/notOpened' or 'round/notOpen'.
   */
  schedule(id: RoundId, wanted: WantedMailing): Promise<Mailing>
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
    async schedule(id, { kind, at }) {
      requireTransport(mail)
      const round = await getRoundToWriteTo(id, deps)
      const moment = momentFor(round, at ?? now(), deps)
      const text = await texts.freeze(round, kind)
      return decide({ round, text, at: moment }, deps)
    },
    sendLink: (id, association) => sendLink(id, association, deps),
    stop: id => stop(id, deps),
  }
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
  for (const mailing of stopped) {
    const { revision } = mailing
    const saved = await store.saveMailing({
      ...mailing,
      state: 'stopped',
      revision: revision + 1,
    })
    if (saved === 'stale') throw new Problem('round/changedMeanwhile', { round: id })
  }
  return { mailings: stopped.length, messages: await store.stopMessages(id, BY_STAFF) }
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
function momentFor(round: Round, at: Instant, { mail, now }: MailingDeps): Instant {
  const earliest = [at, now(), round.opensAt ?? at].toSorted().at(-1) ?? at
  const moment = nextSendingTime(earliest, mail.quietHours)
  if (moment > round.closesAt) throw new Problem('mail/tooLate', { round: round.id })
  return moment
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
async function decide({ round, text, at }: Decided, { store }: MailingDeps): Promise<Mailing> {
  const { kind, version } = text
  const occasion = occasionOf(round, kind, at)
  const wanted = { roundId: round.id, kind, occasion, at, textVersion: version } as const
  const before = (await store.listMailings(round.id)).find(
    mailing => mailing.kind === kind && mailing.occasion === occasion,
  )
  const mailing = { ...wanted, state: 'scheduled', revision: (before?.revision ?? 0) + 1 } as const
  const isFree = before === undefined || before.state === 'stopped'
  const saved =
    before === undefined ? store.insertMailing(mailing) : isFree && store.saveMailing(mailing)
  if ((await saved) !== 'stored')
    throw new Problem('mail/alreadyDecided', { round: round.id, kind })
  return mailing
}
