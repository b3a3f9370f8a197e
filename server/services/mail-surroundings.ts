import type { MailKind, MailText } from '../../surveys/mail/mail-text.ts'
import type { QuietHours } from '../../surveys/mail/sending-hours.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { MailTransport } from './mail-transport.ts'

/** Who writes, as those invited see it. */
export interface MailSender {
  readonly name: string
  readonly address: string
  readonly phone: string
}

/** What the outside world lends whoever writes and sends mail. */
export interface MailSurroundings {
  /** `null`: no mail server is set, and nothing can be sent. */
  readonly transport: MailTransport | null
  readonly sender: MailSender
  readonly municipality: { readonly name: string; readonly website: string }
  readonly quietHours: QuietHours
  /** No more mails than this are sent in a day, by the calendar of Stockholm. */
  readonly mostPerDay: number
  /** However it goes, a delivery is over after this long. */
  readonly longestDeliveryMs: number
  /** What is written where staff have written nothing. @param toAll Nobody knows who has answered. */
  readonly usualText: (kind: MailKind, toAll: boolean) => MailText
  /** The invitation as a letter on paper, where staff have not written another invitation. */
  readonly usualLetter: MailText
  /** The same to bodies, which the auditors ask. */
  readonly toBodies: Pick<MailSurroundings, 'usualText' | 'usualLetter' | 'footer'>
  readonly footer: string
  /** Stands first in mails of a round that is made up. */
  readonly syntheticMark: string
  /** Made from the configured address, never from a request. */
  readonly links: {
    readonly answer: (token: string) => string
    readonly optOut: (token: string) => string
    /** The result on one page, for everyone. */
    readonly result: (roundId: RoundId) => string
    /** By which whoever reads a mail gets no more of them, when no link of the round is left. */
    readonly addressOptOut: (roundId: RoundId, token: string) => string
  }
}
