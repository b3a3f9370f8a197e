import type { Instant } from '../../surveys/instant.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import type { MailKind, MailText } from '../../surveys/mail/mail-text.ts'
import type { Mailing } from '../../surveys/mail/mailing.ts'
import { tellsPlans } from '../../surveys/mail/placeholders.ts'
import { isPublic } from '../../surveys/publication.ts'
import { type Round, roundPhase } from '../../surveys/round.ts'
import type { OutboxMessage } from '../store/outbox-store.ts'
import { eachInvited } from './invited.ts'
import {
  type Cause,
  causeOf,
  messageIdOf,
  reasonAgainstMail,
  type RecipientDeps,
} from './mail-recipient.ts'
import { resumeResult } from './paused-result.ts'
import { repairAnswered } from './repair-answered.ts'

/** How many messages are queued at a time. */
const BATCH = 500

/** Why a message was stopped: staff stopped all of them. */
export const BY_STAFF = 'byStaff'

export interface QueueDeps extends RecipientDeps {
  readonly now: () => Instant
}

/**
 * Puts a message into the outbox for each recipient of every mailing whose time has come. The mailing is marked
 * when all of them lie there: a death in between is completed the next time, and no cause is queued twice.
 *
 * @returns How many messages were queued.
 */
export async function queueDueMailings(deps: QueueDeps): Promise<number> {
  const { store, now } = deps
  let queued = 0
  for (const round of await store.listRounds()) {
    if (roundPhase(round, now()) !== 'open' && !isPublic(round, now())) continue
    const mailings = await store.listMailings(round.id)
    queued += await resumeResult(round, mailings, deps)
    for (const mailing of mailings) {
      const isDue = mailing.state === 'scheduled' && mailing.at <= now()
      if (!isDue || !canBeSent(round, mailing.kind, now())) continue
      queued += await queueMailing(round, mailing, deps)
    }
  }
  return queued
}

/** Answers are asked for while they are taken, and the result is told of while anyone may read it. */
export function canBeSent(round: Round, kind: MailKind, now: Instant): boolean {
  return kind === 'result' ? isPublic(round, now) : roundPhase(round, now) === 'open'
}

/** Whether a text tells what the municipality will do of a result that nothing of the kind is written for. */
export function lacksPlans({ publication }: Round, { body }: MailText): boolean {
  return publication?.plans === '' && tellsPlans(body)
}

async function queueMailing(round: Round, mailing: Mailing, deps: QueueDeps): Promise<number> {
  const { store, now } = deps
  const { kind, occasion, textVersion, revision } = mailing
  if (kind !== 'result') await repairAnswered(round, deps)
  const stopped = { roundId: round.id, kind, why: BY_STAFF }
  const resumed = await store.resumeMessages(
    { ...stopped, occasion: kind === 'invitation' ? null : occasion },
    { due: now(), textVersion },
  )
  let queued = 0
  let batch: OutboxMessage[] = []
  for await (const invitation of recipientsOf(round, kind, deps)) {
    const cause = causeOf(invitation, mailing)
    batch.push(newMessage(invitation, { ...cause, textVersion }, now()))
    if (batch.length < BATCH) continue
    queued += await store.queueMessages(batch)
    batch = []
  }
  queued += await store.queueMessages(batch)
  const marked = await store.saveMailing({ ...mailing, state: 'queued', revision: revision + 1 })
  // Somebody has stopped it meanwhile.
  if (marked === 'stale') await store.stopMessages(round.id, BY_STAFF)
  return queued + resumed
}

/** Those to write to, as it looks now; it is looked at again as each mail is sent. */
export async function* recipientsOf(
  round: Round,
  kind: MailKind,
  deps: RecipientDeps,
): AsyncGenerator<Invitation> {
  for await (const invited of eachInvited(round, deps.store)) {
    if ((await reasonAgainstMail(invited, kind, deps)) === null) yield invited.invitation
  }
}

/** A message that waits to be sent. */
export function newMessage(
  invitation: Invitation,
  { kind, occasion, textVersion }: Cause & { readonly textVersion: number },
  now: Instant,
): OutboxMessage {
  return {
    id: messageIdOf(invitation, { kind, occasion }),
    roundId: invitation.roundId,
    associationId: invitation.associationId,
    kind,
    occasion,
    textVersion,
    queuedAt: now,
    state: 'waiting',
    due: now,
    holder: null,
    attempts: 0,
    why: null,
    sentAt: null,
  }
}
