import type { AssociationId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { MailKind } from '../../surveys/mail/mail-text.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Lease } from './lease-store.ts'

export const MESSAGE_STATES = ['waiting', 'sending', 'sent', 'failed', 'stopped'] as const
export type MessageState = (typeof MESSAGE_STATES)[number]

/** A mail that is to be sent (utgående mejl): what it takes to write it, never an address or a link. */
export interface OutboxMessage {
  /** Digest of its cause: the same cause is never queued twice. */
  readonly id: string
  readonly roundId: RoundId
  readonly associationId: AssociationId
  readonly kind: MailKind
  readonly occasion: string
  readonly textVersion: number
  readonly queuedAt: Instant
  readonly state: MessageState
  /** When it is to be tried, or when the lease of whoever sends it is out; `null` once it is settled. */
  readonly due: Instant | null
  /** Who sends it now. */
  readonly holder: string | null
  /** How many times it was tried in vain. */
  readonly attempts: number
  /** Why it waits, failed or was stopped: the mail server's code, or our own word. */
  readonly why: string | null
  readonly sentAt: Instant | null
}

/** Messages of a round that were stopped for the same reason. */
export interface StoppedMessages {
  readonly roundId: RoundId
  readonly kind: MailKind
  /** `null`: of any. */
  readonly occasion: string | null
  readonly why: string
}

export interface MessageCount {
  readonly kind: MailKind
  readonly state: MessageState
  readonly count: number
}

/** Mails that are to be sent, each of them once. */
export interface OutboxStore {
  /** Adds those whose cause is not there. Can be broken off and done again. @returns How many were new. */
  queueMessages(messages: readonly OutboxMessage[]): Promise<number>
  /**
   * Takes the message that has been due for longest, also from someone whose lease is out: it is `sending`, and
   * due when the lease is.
   *
   * @returns `null` when none is due.
   */
  takeMessage(lease: Pick<Lease, 'holder' | 'until'>, now: Instant): Promise<OutboxMessage | null>
  /**
   * Stores what became of a message that its holder took, and lets go of it.
   *
   * @returns 'lost' when someone else holds it since.
   */
  settleMessage(message: OutboxMessage, holder: string): Promise<'stored' | 'lost'>
  /** Stops what waits in a round; what is being sent is not called back. @returns How many. */
  stopMessages(round: RoundId, why: string): Promise<number>
  /**
   * Lets messages wait again that were stopped for a reason, with the text that is decided now. They are as if queued
   * when they are due: how long and often they were tried before is of no account.
   *
   * @returns How many.
   */
  resumeMessages(
    stopped: StoppedMessages,
    change: Pick<OutboxMessage, 'textVersion'> & { readonly due: Instant },
  ): Promise<number>
  findMessage(id: string): Promise<OutboxMessage | null>
  /** In the order of kinds and states by code point; none of which there is none. */
  countMessages(round: RoundId): Promise<readonly MessageCount[]>
  /** How many were sent in all rounds from a moment on. */
  countSentSince(moment: Instant): Promise<number>
  /** All of a round, in the order of their ids by code point, streamed. */
  eachMessage(round: RoundId): AsyncIterable<OutboxMessage>
}
