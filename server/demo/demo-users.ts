import { type Role, ROLE_WORDS, ROLES } from '../accounts/role.ts'
import type { User } from '../accounts/user.ts'
import type { Container } from '../container.ts'
import { formatCode } from '../keys/receipt-code.ts'
import type { ByWhom } from '../services/user-service.ts'
import { createSeededRandom } from './seeded-random.ts'

/** A log-in to the demo. */
export interface DemoLogin {
  readonly user: string
  readonly password: string
}

const NAMES: Readonly<Record<Role, string>> = {
  administrator: 'Alva Exempel',
  investigator: 'Ulf Exempel',
  auditor: 'Rut Exempel',
  reader: 'Leo Exempel',
}

const PASSWORD_BYTES = 10
const BY_DEMO: ByWhom = { actor: { kind: 'commandLine', account: 'demo' }, network: null }

/**
 * Makes one account for each role, or gives those that are there their passwords again. The passwords are as
 * public as the seed; they are good for nothing elsewhere, because the demo's own secret is in their hashes.
 *
 * @returns The log-ins, by the word for each role.
 */
export async function addDemoUsers(
  container: Container,
  seed: string,
): Promise<Readonly<Record<string, DemoLogin>>> {
  const logins: [string, DemoLogin][] = []
  for (const role of ROLES) {
    const password = formatCode(createSeededRandom(`${seed} ${role}`).bytes(PASSWORD_BYTES))
    const { shownAs } = await addDemoUser(role, password, container)
    logins.push([ROLE_WORDS[role], { user: shownAs, password }])
  }
  return Object.fromEntries(logins)
}

async function addDemoUser(role: Role, text: string, { users }: Container): Promise<User> {
  const userName = ROLE_WORDS[role]
  const password = { text, isGiven: false }
  const known = (await users.list()).find(({ shownAs }) => shownAs === userName)
  if (known !== undefined) {
    await users.resetPassword(known.id, password, BY_DEMO)
    return known
  }
  const wanted = { userName, name: NAMES[role], role, lastDay: null, password }
  return (await users.add(wanted, BY_DEMO)).user
}
