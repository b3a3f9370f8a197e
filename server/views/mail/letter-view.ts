import type { Say } from '../../../reports/documents/document.ts'
import type { PreviewedMail } from '../../services/mail-preview.ts'

/** A mail as one association reads it, as `templates/partials/mail-letter` prints it. */
export function letterView({ mail, name, to, reason }: PreviewedMail, say: Say) {
  // Who has answered is told on a page of its own, and the log holds who reads that.
  const told = reason === 'answered' ? null : reason
  return {
    heading: say('mailPage.letter', { name }),
    to: to ?? say('mail.reason.noAddress'),
    subject: mail.subject,
    paragraphs: mail.text.trimEnd().split(/\n{2,}/),
    notSent: told === null ? null : say('mailPage.notSent', { reason: say(`mail.reason.${told}`) }),
  }
}
