import { type CalendarDay, plusMinutes } from '../../surveys/instant.ts'
import { endOfDay } from '../../surveys/stockholm-time.ts'
import type { ActName, Origin } from '../accounts/log-entry.ts'
import { actorText } from '../accounts/log-entry.ts'
import { passwordFault } from '../accounts/password-rules.ts'
import type { Role } from '../accounts/role.ts'
import {
  changeAndEndSessions,
  changeUser,
  newUser,
  normaliseName,
  normaliseUserName,
  type User,
  type UserId,
} from '../accounts/user.ts'
import { Problem } from '../problems.ts'
import { getUser, type StaffDeps, updateUser } from './staff-deps.ts'

/** What has to be known of someone who is to log in with a password. */
export interface NewUser {
  readonly userName: string
  readonly name: string
  readonly role: Role
  readonly lastDay: CalendarDay | null
  /** `null`: chosen by the person, by a start link. */
  readonly password: { readonly text: string; readonly isGiven: boolean } | null
}

export interface AddedUser {
  readonly user: User
  /** Told once; `null` when there is a password. */
  readonly startToken: string | null
}

export type UserField = 'userName' | 'name' | 'lastDay'

/** Who does it, and why. */
export interface ByWhom extends Origin {
  readonly reason?: string | undefined
}

/** The accounts of others: what administrators and the command line do with them. */
export interface UserService {
  /** Which fields cannot be as they are; `add` throws for the first of them. */
  faultyFields(wanted: Pick<NewUser, 'userName' | 'name' | 'lastDay'>): readonly UserField[]
  /** @throws Problem 'user/faulty', 'user/exists' or 'user/unfitPassword'. */
  add(wanted: NewUser, by: ByWhom): Promise<AddedUser>
  /** In the order of the logins. */
  list(): Promise<readonly User[]>
  /** @throws Problem 'user/unknown'. */
  get(id: UserId): Promise<User>
  /** Who is meant by a user name, or an id. @throws Problem 'user/unknown', or 'user/several' who are known by it. */
  getNamed(userName: string): Promise<User>
  /** Another name or role. Another role ends every session. @throws Problem 'user/faulty'. */
  change(id: UserId, to: { readonly name: string; readonly role: Role }, by: ByWhom): Promise<void>
  /** The last day on which someone may log in; `null`: until further notice. @throws Problem 'user/faulty'. */
  endOn(id: UserId, lastDay: CalendarDay | null, by: ByWhom): Promise<void>
  /** Closes an account, at once, or opens it. */
  setDisabled(id: UserId, isDisabled: boolean, by: ByWhom): Promise<void>
  /**
   * Takes away the password, or puts another in its place.
   *
   * @returns The token of a start link, told once; `null` when there is a password.
   * @throws Problem 'user/elsewhere' or 'user/unfitPassword'.
   */
  resetPassword(id: UserId, password: NewUser['password'], by: ByWhom): Promise<string | null>
  /** Takes away the second factor: the person adds one anew at the next log-in. */
  resetSecondFactor(id: UserId, by: ByWhom): Promise<void>
  endSessions(id: UserId, by: ByWhom): Promise<void>
}

export function createUserService(deps: StaffDeps): UserService {
  const { store } = deps
  const changing = changer(deps)
  return {
    faultyFields,
    add: (wanted, by) => addUser(wanted, by, deps),
    list: () => store.listUsers(),
    get: id => getUser(id, store),
    getNamed: userName => getNamed(userName, deps),
    async change(id, to, by) {
      const { role } = to
      const name = checkName(to.name)
      const detail = { act: 'user.changed', detail: role } as const
      await changing({ id, by, ...detail }, user =>
        user.role === role
          ? changeUser(user, { name })
          : changeAndEndSessions(user, { name, role }),
      )
    },
    async endOn(id, lastDay, by) {
      checkDay(lastDay)
      const act = { act: 'user.ended', detail: lastDay ?? 'tills vidare' } as const
      await changing({ id, by, ...act }, user => changeUser(user, { lastDay }))
    },
    async setDisabled(id, isDisabled, by) {
      const act = isDisabled ? 'user.disabled' : 'user.enabled'
      await changing({ id, by, act }, user => changeAndEndSessions(user, { isDisabled }))
    },
    resetPassword: (id, password, by) => resetPassword(id, { ...deps, by, wanted: password }),
    async resetSecondFactor(id, by) {
      const act = { act: 'user.reset', detail: 'secondFactor' } as const
      await changing({ id, by, ...act }, user => changeAndEndSessions(user, { secondFactor: null }))
    },
    async endSessions(id, by) {
      await changing({ id, by, act: 'sessions.ended' }, user => changeAndEndSessions(user, {}))
    },
  }
}

interface Changing {
  readonly id: UserId
  readonly by: ByWhom
  readonly act: ActName
  readonly detail?: string
}

/** Changes someone, and notes in the log and in the record by whom. */
function changer(deps: StaffDeps) {
  return async ({ id, by, ...act }: Changing, change: (user: User) => User): Promise<void> => {
    await getUser(id, deps.store)
    await deps.acts.record({ ...by, ...act, object: id }, async () => {
      const changed = { at: deps.now(), by: actorText(by.actor) }
      await updateUser(id, user => ({ ...change(user), changed }), deps)
    })
  }
}

const ID_BYTES = 16
const LINK_BYTES = 16
/** Time to hand it over, and over a weekend. */
const LINK_MINUTES = 72 * 60

async function addUser(wanted: NewUser, by: ByWhom, deps: StaffDeps): Promise<AddedUser> {
  const { randomBytes, now, store, acts } = deps
  const userName = checkNew(wanted, deps)
  const id = randomBytes(ID_BYTES).toString('base64url')
  const startToken = wanted.password === null ? newStartToken(id, deps) : null
  const user = newUser({
    id,
    login: { kind: 'local', userName },
    name: checkName(wanted.name),
    shownAs: userName,
    role: wanted.role,
    lastDay: wanted.lastDay,
    password: await hashed(wanted.password, deps),
    startLink: startLinkOf(startToken, deps),
    added: { at: now(), by: actorText(by.actor) },
  })
  const told = { ...by, act: 'user.added', object: id, detail: wanted.role } as const
  await acts.record(told, async () => {
    if ((await store.insertUser(user)) === 'exists') throw new Problem('user/exists', { userName })
  })
  return { user, startToken }
}

async function hashed(
  password: NewUser['password'],
  { hasher }: StaffDeps,
): Promise<User['password']> {
  if (password === null) return null
  return { hash: await hasher.hash(password.text), isGiven: password.isGiven }
}

/** @returns The user name as it is stored. */
function checkNew(wanted: NewUser, deps: StaffDeps): string {
  refuseFaulty(wanted, faultyFields(wanted))
  const userName = normaliseUserName(wanted.userName) ?? ''
  checkPassword(wanted.password, [wanted.name, userName], deps)
  return userName
}

function checkPassword(
  password: NewUser['password'],
  own: readonly string[],
  { context }: StaffDeps,
): void {
  const fault = password && passwordFault(password.text, [...context, ...own])
  if (fault !== null) throw new Problem('user/unfitPassword', { fault })
}

function faultyFields({ userName, name, lastDay }: Pick<NewUser, UserField>): readonly UserField[] {
  const isSound: Readonly<Record<UserField, boolean>> = {
    name: normaliseName(name) !== null,
    userName: normaliseUserName(userName) !== null,
    lastDay: isDayOrNone(lastDay),
  }
  return (['name', 'userName', 'lastDay'] as const).filter(field => !isSound[field])
}

/** @throws Problem 'user/faulty' that names the first. */
function refuseFaulty(given: Pick<NewUser, UserField>, [field]: readonly UserField[]): void {
  if (field !== undefined) throw new Problem('user/faulty', { field, value: given[field] ?? '' })
}

/** @returns The name as it is stored. */
function checkName(name: string): string {
  const stored = normaliseName(name)
  if (stored === null) throw new Problem('user/faulty', { field: 'name', value: name })
  return stored
}

function isDayOrNone(day: CalendarDay | null): boolean {
  return day === null || (/^\d{4}-\d\d-\d\d$/.test(day) && endOfDay(day) !== null)
}

function checkDay(day: CalendarDay | null): void {
  if (!isDayOrNone(day)) throw new Problem('user/faulty', { field: 'lastDay', value: day ?? '' })
}

async function getNamed(written: string, { store }: StaffDeps): Promise<User> {
  const userName = normaliseUserName(written)
  const users = await store.listUsers()
  const [found, ...others] = users.filter(
    ({ id, shownAs }) => shownAs === userName || id === written,
  )
  if (found === undefined) throw new Problem('user/unknown', { user: written })
  // One person can have an account of ours and one by another service: which is meant has to be said.
  if (others.length > 0) throw new Problem('user/several', { user: written })
  return found
}

async function resetPassword(
  id: UserId,
  deps: StaffDeps & { readonly by: ByWhom; readonly wanted: NewUser['password'] },
): Promise<string | null> {
  const { by, wanted } = deps
  const user = await getUser(id, deps.store)
  if (user.login.kind !== 'local') throw new Problem('user/elsewhere', { user: user.shownAs })
  checkPassword(wanted, [user.name, user.shownAs], deps)
  const token = wanted === null ? newStartToken(id, deps) : null
  const startLink = startLinkOf(token, deps)
  const password = await hashed(wanted, deps)
  await changer(deps)({ id, by, act: 'user.reset', detail: 'newPassword' }, found =>
    changeAndEndSessions(found, { password, startLink }),
  )
  return token
}

function newStartToken(id: UserId, { randomBytes }: StaffDeps): string {
  return `${id}.${randomBytes(LINK_BYTES).toString('base64url')}`
}

function startLinkOf(token: string | null, { secret, now }: StaffDeps): User['startLink'] {
  if (token === null) return null
  return { digest: secret.digest('startLink', token), until: plusMinutes(now(), LINK_MINUTES) }
}
