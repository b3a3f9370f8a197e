import { formatDayOfYear } from '../../reports/formats/swedish.ts'
import type { MailText } from '../../surveys/mail/mail-text.ts'
import type { PlaceholderValues } from '../../surveys/mail/placeholders.ts'
import { writeMail } from '../../surveys/mail/written-mail.ts'
import type { Round } from '../../surveys/round.ts'
import type { MailLinks } from './mail-links.ts'
import type { MailSurroundings } from './mail-surroundings.ts'
import type { ReadyMail } from './mail-transport.ts'

/** Whom a mail is for, and what tells it from others. */
export interface Addressed {
  readonly id: string
  readonly to: string
  readonly round: Round
  readonly associationName: string
  readonly links: MailLinks
}

/** Writes a mail to one association. */
export function composeMail(
  text: MailText,
  { id, to, round, associationName, links }: Addressed,
  mail: MailSurroundings,
): ReadyMail {
  const { sender } = mail
  const { footer } = round.inquiry === undefined ? mail : mail.toBodies
  const values = valuesFor({ round, associationName, links }, mail)
  const mark = round.synthetic ? mail.syntheticMark : null
  return {
    ...writeMail(text, values, { mark, footer }),
    messageId: `<${id}@${sender.address.slice(sender.address.lastIndexOf('@') + 1)}>`,
    to,
    optOut: links.optOut,
  }
}

/** What stands in place of each placeholder for one association. */
export function valuesFor(
  { round, associationName, links }: Pick<Addressed, 'round' | 'associationName' | 'links'>,
  { sender, municipality }: MailSurroundings,
): PlaceholderValues {
  return {
    förening: associationName,
    länk: links.page,
    'sista dag': formatDayOfYear(round.closesAt),
    avsändare: sender.name,
    // The auditors are not those who ask associations, and have a line of their own.
    telefon: round.inquiry?.contact ?? sender.phone,
    'e-post': sender.address,
    kommun: municipality.name,
    webbplats: municipality.website,
    avanmälan: links.optOut,
    åtgärder: round.publication?.plans ?? '',
  }
}
