import type { RoundState } from '../round.ts'

/**
 * What asks those invited to answer: an invitation (inbjudan), a reminder (påminnelse) to those who have not
 * answered, and a notice that they have longer time.
 */
const ASKING_KINDS = ['invitation', 'reminder', 'extension'] as const

/** Everything that is written to those invited; last what the result came to, once anyone may read it. */
export const MAIL_KINDS = [...ASKING_KINDS, 'result'] as const
export type MailKind = (typeof MAIL_KINDS)[number]

/** What can be written to those invited to a round, as it stands. */
export function mailKindsIn(state: RoundState): readonly MailKind[] {
  return state === 'certified' ? ['result'] : ASKING_KINDS
}

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
