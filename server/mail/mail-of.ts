import type { Say } from '../../reports/documents/document.ts'
import type { Config } from '../config.ts'
import { pathTo } from '../paths.ts'
import { loadMailTexts } from '../rendering/mail-texts.ts'
import type { MailSurroundings } from '../services/mail-surroundings.ts'

type MailConfig = Pick<Config, 'mail' | 'smtpPassword' | 'baseUrl' | 'municipality'>

/** How an installation writes and sends mail. Links are made from its own address, whatever a request says. */
export async function mailOf(config: MailConfig, say: Say): Promise<MailSurroundings> {
  const { mail, baseUrl, municipality } = config
  const { sender, quietHours, mostPerDay, timeoutSeconds } = mail
  return {
    transport: await transportOf(config),
    sender,
    municipality: {
      name: municipality.name,
      website: municipality.website ?? say('mail.ourWebsite'),
    },
    quietHours,
    mostPerDay,
    longestDeliveryMs: timeoutSeconds * 1000,
    ...loadMailTexts(),
    syntheticMark: say('mark.synthetic'),
    links: {
      answer: token => baseUrl + pathTo.answer(token),
      optOut: token => baseUrl + pathTo.answerMail(token),
      result: roundId => baseUrl + pathTo.publicResult(roundId),
      addressOptOut: (roundId, token) => baseUrl + pathTo.addressMail(roundId, token),
    },
  }
}

async function transportOf({ mail, smtpPassword }: MailConfig) {
  const { smtp, sender, timeoutSeconds } = mail
  if (smtp === undefined) return null
  // Loaded when it is used: other commands start sooner without it.
  const { createSmtpTransport } = await import('./smtp-transport.ts')
  const longestDeliveryMs = timeoutSeconds * 1000
  return createSmtpTransport({ smtp, password: smtpPassword, sender, longestDeliveryMs })
}
