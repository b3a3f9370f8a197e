/**
 * What is written to those invited: an invitation (inbjudan), a reminder (påminnelse) to those who have not
 * answered, and a notice that they have longer time.
 */
export const MAIL_KINDS = ['invitation', 'reminder', 'extension'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** A text as staff write it, with placeholders: plain text, of which nothing is ever compiled. */
export interface MailText {
  readonly subject: string
  readonly body: string
}

/** A text as it was when a mailing was decided: a later change is a new version. */
export interface SavedMailText extends MailText {
  readonly roundId: string
  readonly kind: MailKind
  /** 1, 2, 3 … for each round and kind. */
  readonly version: number
}
