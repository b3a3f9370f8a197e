import type { Instant } from '../instant.ts'
import type { RoundId } from '../round.ts'
import type { MailKind } from './mail-text.ts'

/**
 * Mails of one kind to those invited to a round (utskick), as decided: who gets one is settled when its time
 * has come, so that nobody who has answered by then is reminded.
 */
export interface Mailing {
  readonly roundId: RoundId
  readonly kind: MailKind
  /**
   * What tells it from others of its kind, so that it cannot be sent twice by mistake: a reminder's day, the
   * closing time that an extension tells of, the version of the result; there is one invitation.
   */
  readonly occasion: string
  readonly textVersion: number
  /** Not before this. */
  readonly at: Instant
  /** `scheduled` until a message lies in the outbox for each recipient. */
  readonly state: 'scheduled' | 'queued' | 'stopped'
  /** 1 when decided; every change is stored only if it follows the stored one. */
  readonly revision: number
}

/** Why nothing more is sent to an address: whoever reads it asked for that, or it takes no mail. */
export type AddressStopKind = 'optedOut' | 'bounced'

/** An address that gets no mail, in any round. */
export interface AddressStop {
  /** A keyed digest of the address, which is not kept itself. */
  readonly key: string
  readonly kind: AddressStopKind
  /** Where it was told. */
  readonly roundId: RoundId
  /** As it was asked there; `null`: it was told by a link that knows nothing but the address. */
  readonly associationId: string | null
  /** `null` where the promise keeps no times. */
  readonly at: Instant | null
}
