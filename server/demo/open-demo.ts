import { randomBytes } from 'node:crypto'

import { type Container, createContainer } from '../container.ts'
import { seededKey } from '../keys/seeded-key.ts'
import { createSigningKeys } from '../keys/signatures.ts'
import { USUAL_MAIL } from '../mail-settings.ts'
import { pathTo } from '../paths.ts'
import { readProgram } from '../program.ts'
import { loadMailTexts } from '../rendering/mail-texts.ts'
import { loadTexts } from '../rendering/texts.ts'
import type { MailSurroundings } from '../services/mail-surroundings.ts'
import type { StaffSettings } from '../services/staff-services.ts'
import type { Store } from '../store/store.ts'
import { createDemoClock } from './demo-clock.ts'
import { DEMO_SECTORS } from './demo-register.ts'
import { DEMO_SITE } from './demo-site.ts'
import { DEMO_SEED, fillDemo } from './fill-demo.ts'
import { createSeededRandom } from './seeded-random.ts'

/** Anyone may try the demo at once: a password is enough. The settings have no word for that. */
const DEMO_STAFF: StaffSettings = {
  rules: { limits: { idleMinutes: 30, longestHours: 8 }, secondFactorFor: [], breakGlass: null },
  municipality: DEMO_SITE.municipality.name,
  realTime: Date.now,
  openId: null,
}

/** Anyone can make it from the seed: what it signs is example data. */
export const DEMO_SIGNING = createSigningKeys([
  seededKey(createSeededRandom(`${DEMO_SEED} signing DEMO`).bytes(32)),
])

/** Everything but a mail server: the demo writes to nobody. */
const DEMO_MAIL: MailSurroundings = {
  ...loadMailTexts(),
  transport: null,
  sender: USUAL_MAIL.sender,
  municipality: {
    name: DEMO_SITE.municipality.name,
    website: DEMO_SITE.municipality.website ?? '',
  },
  quietHours: USUAL_MAIL.quietHours,
  mostPerDay: USUAL_MAIL.mostPerDay,
  longestDeliveryMs: USUAL_MAIL.timeoutSeconds * 1000,
  syntheticMark: loadTexts('sv')('mark.synthetic'),
  links: {
    answer: pathTo.answer,
    optOut: pathTo.answerMail,
    result: pathTo.publicResult,
    addressOptOut: pathTo.addressMail,
  },
}

/**
 * The application over the store of the example data, with keys, randomness and a clock of the demo's
 * own: the same bytes every time. Nothing is in it until `fill` has run; what is drawn afterwards, as
 * sessions are, nobody can foretell.
 */
export function openDemo(store: Store): {
  readonly container: Container
  readonly fill: () => Promise<void>
} {
  const random = createSeededRandom(DEMO_SEED)
  const clock = createDemoClock()
  let draw = random.bytes
  const container = createContainer({
    store,
    secret: createSeededRandom(`${DEMO_SEED} secret`).bytes(32),
    signing: DEMO_SIGNING,
    sectors: DEMO_SECTORS,
    staff: DEMO_STAFF,
    mail: DEMO_MAIL,
    program: readProgram(),
    now: clock.now,
    randomBytes: size => draw(size),
  })
  const fill = async () => {
    await fillDemo({ container, clock, random })
    draw = randomBytes
  }
  return { container, fill }
}
