import { type Static, Type } from '@sinclair/typebox'

import { isEmailAddress } from '../surveys/association.ts'
import { type Fault, fault } from '../surveys/fault.ts'
import { isLoopbackHost } from './loopback.ts'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })
const closed = { additionalProperties: false } as const

const SmtpSettings = Type.Object(
  {
    host: text(253),
    port: Type.Integer({ minimum: 1, maximum: 65_535 }),
    /** `tls` from the first byte, `starttls` before anything is told, or `none` on the same machine. */
    security: Type.Union([Type.Literal('tls'), Type.Literal('starttls'), Type.Literal('none')]),
    /** The password stands in a file that `BAROMETER_SMTP_PASSWORD_FILE` names. */
    user: Type.Optional(text(300)),
  },
  closed,
)
export type SmtpSettings = Static<typeof SmtpSettings>

/** What stands under `mail`: through which server, as whom, and when. */
export const MailSettings = Type.Object(
  {
    smtp: Type.Optional(SmtpSettings),
    sender: Type.Object({ name: text(100), address: text(254), phone: text(60) }, closed),
    /** No mail is sent from `from` to `to`, nor on weekends. */
    quietHours: Type.Object({ from: clock, to: clock, weekends: Type.Boolean() }, closed),
    mostPerDay: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    /** How long a delivery may take. */
    timeoutSeconds: Type.Integer({ minimum: 1, maximum: 600 }),
  },
  closed,
)
export type MailSettings = Static<typeof MailSettings>

/** What `barometer init` writes, and what holds where nothing is said: nothing can be sent before a server is named. */
export const USUAL_MAIL: MailSettings = {
  sender: {
    name: 'Utredaren, Exempelby kommun',
    address: 'utredare@exempelby.example',
    phone: '0123-456 78',
  },
  quietHours: { from: '20:00', to: '07:00', weekends: true },
  mostPerDay: 2000,
  timeoutSeconds: 60,
}

/** What the shape does not say: an address is one address, and what is secret does not go in the open. */
export function mailFaults({ smtp, sender }: MailSettings): readonly Fault[] {
  const isOpen = smtp?.security === 'none' && !isLoopbackHost(smtp.host)
  return [
    ...(isEmailAddress(sender.address)
      ? []
      : [fault('mail.sender.address', 'emailAddress', { value: sender.address })]),
    ...(isOpen ? [fault('mail.smtp.security', 'openMail', { host: smtp.host })] : []),
  ]
}
