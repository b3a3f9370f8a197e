import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { USUAL_MAIL } from '../../server/mail-settings.ts'
import type { Installation } from './run-barometer.ts'
import type { TestMailServer } from './smtp-server.ts'

/** Lets an installation send its mail to a test's server, at any hour. @param timeoutSeconds Of one delivery. */
export function nameMailServer(
  barometer: Installation,
  { port }: TestMailServer,
  timeoutSeconds = 10,
): void {
  const path = join(barometer.folder, 'barometer.json')
  const settings = JSON.parse(readFileSync(path, 'utf8')) as object
  const mail = {
    ...USUAL_MAIL,
    smtp: { host: '127.0.0.1', port, security: 'none' },
    quietHours: { from: '00:00', to: '00:00', weekends: false },
    timeoutSeconds,
  }
  barometer.file('barometer.json', JSON.stringify({ ...settings, mail }))
}
