import { createSmtpTransport } from '../../server/mail/smtp-transport.ts'
import { loadMailTexts } from '../../server/rendering/mail-texts.ts'
import type { MailSurroundings } from '../../server/services/mail-surroundings.ts'
import type { MailTransport } from '../../server/services/mail-transport.ts'
import type { TestMailServer } from './smtp-server.ts'

const SENDER = { name: 'Kim Öst, utredare', address: 'kim@provby.example', phone: '0123-456 78' }

/** Long: only where silence is tested is it to come to an end soon. */
const PATIENCE_MS = 20_000

/** As an installation has it that has named no mail server. */
export const TEST_MAIL: MailSurroundings = {
  transport: null,
  sender: SENDER,
  municipality: { name: 'Provby kommun', website: 'https://www.provby.example' },
  quietHours: { from: '20:00', to: '07:00', weekends: true },
  mostPerDay: 10_000,
  longestDeliveryMs: PATIENCE_MS,
  ...loadMailTexts(),
  syntheticMark: 'SYNTETISKA EXEMPELDATA',
  links: {
    answer: token => `https://enkat.provby.example/svara/${token}`,
    optOut: token => `https://enkat.provby.example/svara/${token}/utskick`,
    result: roundId => `https://enkat.provby.example/resultat/${roundId}`,
    addressOptOut: (roundId, token) => `https://enkat.provby.example/mejl/${roundId}/${token}`,
  },
}

/** Sends to a test's own server. */
export function testTransport(
  { port }: TestMailServer,
  longestDeliveryMs = PATIENCE_MS,
): MailTransport {
  return createSmtpTransport({
    smtp: { host: '127.0.0.1', port, security: 'none' },
    password: null,
    sender: SENDER,
    longestDeliveryMs,
  })
}
