import type { OutboxMessage } from '../outbox-store.ts'

/** By round, kind and version; the rest is one text. */
export interface MailTextDocument {
  readonly _id: string
  readonly round: string
  readonly kind: string
  readonly version: number
  readonly text: string
}

/** By round, kind and occasion; the rest is one text. */
export interface MailingDocument {
  readonly _id: string
  readonly round: string
  readonly at: string
  readonly revision: number
  readonly text: string
}

export interface AddressStopDocument {
  readonly _id: string
  readonly text: string
}

export interface OutboxDocument extends Omit<OutboxMessage, 'id' | 'roundId'> {
  readonly _id: string
  readonly round: string
}
