import { createTransport } from 'nodemailer'

import type { MailSender } from '../services/mail-surroundings.ts'
import type { Delivery, MailTransport, ReadyMail } from '../services/mail-transport.ts'
import type { SmtpSettings } from '../mail-settings.ts'

/** Where to, as whom, and for how long at most. */
export interface SmtpOptions {
  readonly smtp: SmtpSettings
  /** `null`: the server asks for none. */
  readonly password: string | null
  readonly sender: MailSender
  readonly longestDeliveryMs: number
}

/** A mail server that is reached by SMTP: one connection, used for one mail after the other. */
export function createSmtpTransport(options: SmtpOptions): MailTransport {
  const { sender, longestDeliveryMs } = options
  const pool = createTransport(poolOptions(options))
  return {
    async deliver(mail) {
      try {
        const signal = AbortSignal.timeout(longestDeliveryMs)
        await pool.sendMail({ ...toMessage(mail, sender), signal })
        return { kind: 'sent' }
      } catch (error) {
        return deliveryOf(error as SmtpFailure)
      }
    },
    close: () => pool.close(),
  }
}

function poolOptions({ smtp, password, longestDeliveryMs }: SmtpOptions) {
  const { host, port, security, user } = smtp
  return {
    pool: true,
    maxConnections: 1,
    // Whether a mail is tried again is decided by the outbox.
    maxRequeues: 0,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: longestDeliveryMs,
    greetingTimeout: longestDeliveryMs,
    socketTimeout: longestDeliveryMs,
    dnsTimeout: longestDeliveryMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as const
}

/** The envelope is given apart, so that nothing in a name can ever become a recipient. */
function toMessage({ messageId, to, subject, text, html, optOut }: ReadyMail, sender: MailSender) {
  return {
    messageId,
    subject,
    text,
    html,
    from: { name: sender.name, address: sender.address },
    to: { name: '', address: to },
    envelope: { from: sender.address, to: [to] },
    headers: {
      // Answers that programs send by themselves would go to a person.
      'Auto-Submitted': 'auto-generated',
      'List-Unsubscribe': { prepared: true, value: `<${optOut}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}

interface SmtpFailure {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
}

/** A reply to one of these is about the mail; to any other, about the connection. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA']
/** The server is closing; the mail is not why. */
const CLOSING = 421

/** What a failure says, in the server's code or the library's, and never in words: those can quote an address. */
function deliveryOf({ code, command = '', responseCode }: SmtpFailure): Delivery {
  const why = String(responseCode ?? code ?? 'unknown')
  const isAboutTheMail =
    responseCode !== undefined && responseCode !== CLOSING && ABOUT_THE_MAIL.includes(command)
  if (!isAboutTheMail) return { kind: 'away', why }
  return { kind: responseCode >= 500 ? 'refused' : 'later', why }
}
