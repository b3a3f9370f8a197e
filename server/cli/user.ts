import { type Command, Option } from 'commander'

import { readRole, type Role, ROLE_WORDS } from '../accounts/role.ts'
import { standingOf, type User } from '../accounts/user.ts'
import { formatCode } from '../keys/receipt-code.ts'
import { createRandomPool } from '../keys/random-pool.ts'
import { pathTo } from '../paths.ts'
import { Problem } from '../problems.ts'
import type { AddedUser, ByWhom, NewUser } from '../services/user-service.ts'
import {
  inInstallation,
  type Installation,
  type InstallationFlags,
  inNewInstallation,
  withInstallation,
} from './installation.ts'
import type { Terminal } from './terminal.ts'
import { whoCommands } from './who-commands.ts'

interface ReasonFlags extends InstallationFlags {
  readonly reason?: string
}

interface PasswordFlags {
  readonly askPassword?: true
  readonly makePassword?: true
}

interface AddFlags extends ReasonFlags, PasswordFlags {
  readonly name: string
  readonly role: string
  readonly lastDay?: string
}

interface ChangeFlags extends ReasonFlags {
  readonly name?: string
  readonly role?: string
  readonly enable?: true
}

interface ResetFlags extends ReasonFlags, PasswordFlags {
  readonly secondFactor?: true
}

interface EndFlags extends ReasonFlags {
  readonly lastDay?: string
}

const USER_NAME = '<användarnamn>'
const ROLES_TOLD = Object.values(ROLE_WORDS).join(', ')

/** `barometer user add|list|change|disable|reset|end`: who may log in to the work space. */
export function addUser(program: Command, terminal: Terminal): void {
  const user = program.command('user').description('konton för arbetssidorna').helpCommand(false)
  addAdd(user, terminal)
  addListUsers(user, terminal)
  addChange(user, terminal)
  addDisable(user, terminal)
  addReset(user, terminal)
  addEnd(user, terminal)
}

function withReason(command: Command): Command {
  return withInstallation(command).option('--reason <skäl>', 'varför; skrivs i loggen')
}

function withPassword(command: Command): Command {
  return command
    .addOption(new Option('--ask-password', 'fråga efter lösenordet').conflicts('makePassword'))
    .option('--make-password', 'gör ett lösenord, som byts vid nästa inloggning')
}

function addAdd(user: Command, terminal: Terminal): void {
  withPassword(withReason(user.command('add')))
    .description('lägg till ett konto; utan flagga för lösenord skrivs en startlänk ut')
    .argument(USER_NAME, 'e-postadress eller namn att logga in med')
    .requiredOption('--name <namn>', 'vad personen heter')
    .requiredOption('--role <roll>', ROLES_TOLD)
    .option('--last-day <dag>', 'sista dagen att logga in, ÅÅÅÅ-MM-DD')
    .action((userName: string, flags: AddFlags) =>
      inNewInstallation(flags, terminal, async installation => {
        const { name, lastDay = null } = flags
        const role = asRole(flags.role)
        const password = await passwordFor(flags, terminal)
        const { container, config } = installation
        const wanted = { userName, name, role, lastDay, password }
        const added = await container.users.add(wanted, byWhom(flags))
        terminal.print(
          terminal.say('cli.user.added', { user: added.user.shownAs, role: flags.role }),
        )
        tellWayIn({ password, startToken: added.startToken, config }, terminal)
      }),
    )
}

const PASSWORD_BYTES = 10

/** @throws Problem 'user/noPassword' when nobody sits at the keyboard, or what was typed twice differs. */
async function passwordFor(
  { askPassword, makePassword }: PasswordFlags,
  { askHidden, say }: Terminal,
): Promise<NewUser['password']> {
  if (makePassword === true) {
    return { text: formatCode(createRandomPool()(PASSWORD_BYTES)), isGiven: true }
  }
  if (askPassword !== true) return null
  const text = await askHidden(say('cli.user.askPassword'))
  if (text === null) throw new Problem('user/noPassword')
  const again = await askHidden(say('cli.user.askAgain'))
  if (text !== again) throw new Problem('user/noPassword')
  return { text, isGiven: false }
}

/** What the person is to be given: a link, or a password; nothing where it was typed. */
function tellWayIn(
  given: Pick<Installation, 'config'> & Pick<NewUser, 'password'> & Pick<AddedUser, 'startToken'>,
  { say, print }: Terminal,
): void {
  const { password, startToken, config } = given
  if (password?.isGiven === true) print(say('cli.user.password', { password: password.text }))
  if (startToken === null) return
  print(say('cli.user.startLink', { link: config.baseUrl + pathTo.start(startToken) }))
}

function addListUsers(user: Command, terminal: Terminal): void {
  const { say, print } = terminal
  withInstallation(user.command('list'))
    .description('visa alla konton')
    .action((flags: InstallationFlags) =>
      inInstallation(flags, terminal, async ({ container }) => {
        for (const listed of await container.users.list()) {
          const { id, shownAs, name, role, lastDay } = listed
          const standing = say(`standing.${standingOf(listed, container.now())}`)
          const steps = say(stepsKey(listed))
          print([shownAs, name, ROLE_WORDS[role], standing, lastDay ?? '–', steps, id].join('\t'))
        }
      }),
    )
}

function stepsKey({ login, secondFactor }: User): string {
  if (login.kind === 'openid') return 'user.elsewhere'
  return secondFactor === null ? 'cli.user.oneStep' : 'cli.user.twoSteps'
}

function addChange(user: Command, terminal: Terminal): void {
  withReason(user.command('change'))
    .description('ändra namn eller roll, eller öppna ett avstängt konto')
    .argument(USER_NAME)
    .option('--name <namn>', 'ett annat namn')
    .option('--role <roll>', ROLES_TOLD)
    .option('--enable', 'öppna kontot igen')
    .action((userName: string, flags: ChangeFlags) =>
      withUser(userName, { flags, terminal }, async ({ container }, found) => {
        const role = flags.role === undefined ? found.role : asRole(flags.role)
        const to = { name: flags.name ?? found.name, role }
        if (to.name !== found.name || role !== found.role) {
          await container.users.change(found.id, to, byWhom(flags))
        }
        if (flags.enable === true) await container.users.setDisabled(found.id, false, byWhom(flags))
        terminal.print(terminal.say('cli.user.changed', { user: found.shownAs }))
      }),
    )
}

function addDisable(user: Command, terminal: Terminal): void {
  withReason(user.command('disable'))
    .description('stäng ett konto direkt, och avsluta alla dess inloggningar')
    .argument(USER_NAME)
    .action((userName: string, flags: ReasonFlags) =>
      withUser(userName, { flags, terminal }, async ({ container }, { id, shownAs }) => {
        await container.users.setDisabled(id, true, byWhom(flags))
        terminal.print(terminal.say('cli.user.disabled', { user: shownAs }))
      }),
    )
}

function addReset(user: Command, terminal: Terminal): void {
  withPassword(withReason(user.command('reset')))
    .description('ta bort lösenordet, och skriv ut en ny startlänk om inget annat sägs')
    .argument(USER_NAME)
    .option('--second-factor', 'ta i stället bort tvåstegsinloggningen, som läggs till på nytt')
    .action((userName: string, flags: ResetFlags) =>
      withUser(userName, { flags, terminal }, async ({ container, config }, { id, shownAs }) => {
        if (flags.secondFactor === true) {
          await container.users.resetSecondFactor(id, byWhom(flags))
          terminal.print(terminal.say('cli.user.factorReset', { user: shownAs }))
          return
        }
        const password = await passwordFor(flags, terminal)
        const startToken = await container.users.resetPassword(id, password, byWhom(flags))
        terminal.print(terminal.say('cli.user.reset', { user: shownAs }))
        tellWayIn({ password, startToken, config }, terminal)
      }),
    )
}

function addEnd(user: Command, terminal: Terminal): void {
  withReason(user.command('end'))
    .description('sätt sista dagen att logga in; utan dag gäller kontot tills vidare')
    .argument(USER_NAME)
    .option('--last-day <dag>', 'ÅÅÅÅ-MM-DD')
    .action((userName: string, flags: EndFlags) =>
      withUser(userName, { flags, terminal }, async ({ container }, { id, shownAs }) => {
        const { lastDay = null } = flags
        await container.users.endOn(id, lastDay, byWhom(flags))
        const key = lastDay === null ? 'cli.user.noEnd' : 'cli.user.ends'
        terminal.print(terminal.say(key, { user: shownAs, day: lastDay ?? '' }))
      }),
    )
}

async function withUser(
  userName: string,
  { flags, terminal }: { readonly flags: ReasonFlags; readonly terminal: Terminal },
  work: (installation: Installation, user: User) => Promise<void>,
): Promise<void> {
  await inInstallation(flags, terminal, async installation =>
    work(installation, await installation.container.users.getNamed(userName)),
  )
}

function byWhom({ reason }: ReasonFlags): ByWhom {
  return { ...whoCommands(), reason }
}

/** @throws Problem 'user/faulty'. */
function asRole(written: string): Role {
  const role = readRole(written)
  if (role === null) throw new Problem('user/faulty', { field: 'role', value: written })
  return role
}
