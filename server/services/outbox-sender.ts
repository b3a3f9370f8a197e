import { type Instant, plusMinutes } from '../../surveys/instant.ts'
import { linkIdOf } from '../../surveys/invitation.ts'
import type { MailText } from '../../surveys/mail/mail-text.ts'
import { isSendingTime } from '../../surveys/mail/sending-hours.ts'
import { startOfDay, stockholmDay } from '../../surveys/stockholm-time.ts'
import type { OutboxMessage, OutboxStore } from '../store/outbox-store.ts'
import { composeMail } from './compose-mail.ts'
import { isHeld } from './held-copy.ts'
import { addressOf, findInvited, type Invited } from './invited.ts'
import { linksFor } from './mail-links.ts'
import { reasonAgainstMail } from './mail-recipient.ts'
import type { MailSurroundings } from './mail-surroundings.ts'
import type { MailTexts } from './mail-text-service.ts'
import type { Delivery, MailTransport, ReadyMail } from './mail-transport.ts'
import { NO_PLANS, UNPUBLISHED } from './paused-result.ts'
import { canBeSent, lacksPlans, queueDueMailings, type QueueDeps } from './queue-mailing.ts'

const MINUTE_MS = 60_000
/** How long to wait after each time in vain; the last one from then on. */
const DELAYS_MINUTES = [1, 5, 15, 30, 60, 120, 240]
const LONGEST_DELAY_MINUTES = 240
/** A mail that nobody has taken for this long is given up. */
const GIVE_UP_MINUTES = 3 * 24 * 60

export interface SenderDeps extends QueueDeps {
  readonly texts: MailTexts
  readonly mail: MailSurroundings
  readonly randomBytes: (size: number) => Buffer
}

/**
 * Sends what lies in the outbox, one mail after the other: each is taken, sent, and noted as sent before the
 * next, so that a server that dies leaves at most one of which it is not known whether it was sent. That one
 * is sent again when its lease is out, with the same Message-ID.
 *
 * @returns A job; it gives how many were sent.
 */
export function createOutboxSender(
  deps: SenderDeps,
): (isStopping: () => boolean) => Promise<number> {
  const { store, mail, now } = deps
  const holder = deps.randomBytes(16).toString('base64url')
  const pause = createPause()
  return async isStopping => {
    const { transport } = mail
    if (transport === null || (await isHeld(store))) return 0
    const maySend = () =>
      !isStopping() && isSendingTime(now(), mail.quietHours) && !pause.isOn(now())
    if (!maySend()) return 0
    await queueDueMailings(deps)
    const most = mail.mostPerDay - (await store.countSentSince(startOfToday(now())))
    let sent = 0
    while (sent < most && maySend()) {
      const until = plusMinutes(now(), (2 * mail.longestDeliveryMs) / MINUTE_MS)
      const message = await store.takeMessage({ holder, until }, now())
      if (message === null) break
      const tried = await send(message, transport, deps)
      await note(tried.message, holder, store)
      if (tried.message.state === 'sent') sent += 1
      pause.note(tried.delivery, now())
    }
    return sent
  }
}

/** How often a store that does not answer is asked again. */
const MOST_NOTES = 5

/** What has gone must be noted, or it goes again: a store that is away for a moment is asked once more. */
async function note(message: OutboxMessage, holder: string, store: OutboxStore): Promise<void> {
  for (let time = 1; ; time += 1) {
    try {
      await store.settleMessage(message, holder)
      return
    } catch (error) {
      if (time === MOST_NOTES) throw error
    }
  }
}

function startOfToday(now: Instant): Instant {
  return startOfDay(stockholmDay(now)) ?? now
}

/** A mail server that is away is left alone for a while, and longer each time. */
function createPause() {
  let times = 0
  let until: Instant = ''
  return {
    isOn: (now: Instant) => now < until,
    note(delivery: Delivery | null, now: Instant) {
      if (delivery === null) return
      times = delivery.kind === 'away' ? times + 1 : 0
      until = times === 0 ? '' : plusMinutes(now, delayAfter(times))
    },
  }
}

function delayAfter(times: number): number {
  return DELAYS_MINUTES[times - 1] ?? LONGEST_DELAY_MINUTES
}

interface Tried {
  /** As it is to be stored. */
  readonly message: OutboxMessage
  /** `null`: it never came to the mail server. */
  readonly delivery: Delivery | null
}

async function send(
  message: OutboxMessage,
  transport: MailTransport,
  deps: SenderDeps,
): Promise<Tried> {
  const written = await write(message, deps)
  if ('why' in written) {
    return {
      message: { ...message, state: 'stopped', due: null, why: written.why },
      delivery: null,
    }
  }
  const delivery = await transport.deliver(written.mail)
  return { message: after(message, delivery, deps.now()), delivery }
}

/** Writes the mail as it is to be now, or tells why it is no longer to be sent. */
async function write(
  message: OutboxMessage,
  deps: SenderDeps,
): Promise<{ readonly mail: ReadyMail } | { readonly why: string }> {
  const { id, roundId, kind, textVersion } = message
  const invited = await findRecipient(message, deps)
  if (invited === null) return { why: kind === 'result' ? UNPUBLISHED : 'closed' }
  const text = await deps.texts.get({ roundId, kind, version: textVersion })
  const why = await reasonAgainst(message, { ...invited, text }, deps)
  const to = addressOf(invited)
  if (why !== null || to === null) return { why: why ?? 'noAddress' }
  const { round, entry, invitation } = invited
  const links = await linksFor({ round, invitation, to }, kind, deps)
  const addressed = { id, to, round, associationName: entry.name, links }
  return { mail: composeMail(text, addressed, deps.mail) }
}

/** Why a mail with a text is no longer to be sent to somebody; `null`: it is. */
async function reasonAgainst(
  { kind, occasion }: OutboxMessage,
  { text, ...invited }: Invited & { readonly text: MailText },
  deps: SenderDeps,
): Promise<string | null> {
  if (kind === 'invitation' && occasion !== linkIdOf(invited.invitation)) return 'replaced'
  return lacksPlans(invited.round, text) ? NO_PLANS : reasonAgainstMail(invited, kind, deps)
}

/** Whom a message is for; `null`: the round is not open any more, or its result is not public. */
async function findRecipient(
  { roundId, associationId, kind }: OutboxMessage,
  { store, now }: SenderDeps,
): Promise<Invited | null> {
  const round = await store.findRound(roundId)
  if (round === null || !canBeSent(round, kind, now())) return null
  return findInvited(round, associationId, store)
}

/** What a message is after a delivery. */
function after(message: OutboxMessage, delivery: Delivery, now: Instant): OutboxMessage {
  if (delivery.kind === 'sent') {
    return { ...message, state: 'sent', due: null, why: null, sentAt: now }
  }
  const { why } = delivery
  const isTooOld = plusMinutes(message.queuedAt, GIVE_UP_MINUTES) < now
  if (delivery.kind === 'refused' || isTooOld)
    return { ...message, state: 'failed', due: null, why }
  const attempts = message.attempts + 1
  return {
    ...message,
    state: 'waiting',
    due: plusMinutes(now, delayAfter(attempts)),
    attempts,
    why,
  }
}
