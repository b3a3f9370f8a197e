import type { Say } from '../../../reports/documents/document.ts'
import type { PreviewedMail } from '../../services/mail-preview.ts'

/** A mail as one association reads it, as `templates/partials/mail-letter` prints it. */
export function letterView({ mail, name, to, reason }: PreviewedMail, say: Say) {
  return {
    heading: say('mailPage.letter', { name }),
    to: to ?? say('mail.reason.noAddress'),
    subject: mail.subject,
    paragraphs: mail.text.trimEnd().split(/\n{2,}/),
    notSent:
      reason === null ? null : say('mailPage.notSent', { reason: say(`mail.reason.${reason}`) }),
  }
}
