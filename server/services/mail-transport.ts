import type { WrittenMail } from '../../surveys/mail/written-mail.ts'

/** A mail as it goes to the mail server. */
export interface ReadyMail extends WrittenMail {
  /** The same for the same cause, so that a mail that comes twice is seen to be one. */
  readonly messageId: string
  /** One plain address. */
  readonly to: string
  /** Where whoever reads it gets no more of them: a page, which a mail program can also post to. */
  readonly optOut: string
}

/**
 * What became of a mail.
 *
 * - `sent`: the mail server has taken it.
 * - `refused`: it never will; trying again only annoys.
 * - `later`: not this one now.
 * - `away`: nothing goes through just now, whatever mail it is.
 */
export type Delivery =
  { readonly kind: 'sent' } | { readonly kind: 'refused' | 'later' | 'away'; readonly why: string }

/** The mail server. What goes wrong there is a value: nothing of a mail is ever in an error. */
export interface MailTransport {
  deliver(mail: ReadyMail): Promise<Delivery>
  /** Breaks off what is under way. */
  close(): void
}
