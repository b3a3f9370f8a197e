import type { Instant } from '../../surveys/instant.ts'
import {
  type LoginRules,
  type LoginStep,
  mayUsePassword,
  nextStep,
} from '../accounts/login-rules.ts'
import type { Actor } from '../accounts/log-entry.ts'
import { normaliseUserName, standingOf, type User } from '../accounts/user.ts'
import type { Visit } from './session-service.ts'
import { loggedIn, type StaffDeps, updateUser } from './staff-deps.ts'
import type { Counted } from './throttle-service.ts'

/** What someone typed, and where. */
export interface PasswordAttempt {
  readonly userName: string
  readonly password: string
  /** What the browser was given when it last logged in; `null`: nothing. */
  readonly device: string | null
  readonly network: string | null
}

export type LoginOutcome =
  | { readonly kind: 'right'; readonly entered: Entered }
  /** No such user, or another password: the same for both. */
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** Told only to someone who has the password. */
  | { readonly kind: 'notAdmitted'; readonly why: 'disabled' | 'ended' | 'elsewhere' }

/** Someone who has come a step further. */
export interface Entered {
  /** What the session's cookie is to hold. */
  readonly token: string
  readonly step: LoginStep
  /** What the browser is to be known by the next time; `null` until everything is proven. */
  readonly device: string | null
}

/** By what someone is known to be who they say, and from where. */
export type Proven = Pick<Visit['session'], 'by' | 'network'>

export interface LoginService {
  /** Takes a user name and a password: as long for those that do not exist as for those that do. */
  logIn(attempt: PasswordAttempt): Promise<LoginOutcome>
  /** Goes on with someone who has proven one thing, always in a new session. */
  enter(user: User, how: Proven): Promise<Entered>
  logOut(visit: Visit): Promise<void>
}

export function createLoginService(deps: StaffDeps): LoginService {
  return {
    logIn: attempt => logIn(attempt, deps),
    enter: (user, how) => enter(user, how, deps),
    async logOut(visit) {
      const { user, session } = visit
      const told = { ...originOf(user, session.network), act: 'login.ended' } as const
      await deps.acts.record(told, () => deps.sessions.end(visit))
    },
  }
}

async function logIn(attempt: PasswordAttempt, deps: StaffDeps): Promise<LoginOutcome> {
  const userName = normaliseUserName(attempt.userName) ?? ''
  const taken = await deps.throttle.take(countedFor(attempt, userName, deps))
  if (taken.kind === 'wait') return taken
  const user = await deps.store.findUserByLogin({ kind: 'local', userName })
  const hash = user?.password?.hash ?? null
  const isRight = await deps.hasher.isRight(attempt.password, hash)
  if (user === null || !isRight) return refuse(user, attempt, deps)
  await taken.succeed()
  return admit(user, attempt, deps)
}

/** No such user, or another password. What was typed is not written down: it can be a password. */
async function refuse(
  user: User | null,
  { network }: PasswordAttempt,
  { acts }: StaffDeps,
): Promise<LoginOutcome> {
  const object = user === null ? {} : { object: user.id }
  await acts.note({ actor: { kind: 'visitor' }, network, act: 'login.refused', ...object })
  return { kind: 'wrong' }
}

/** Someone who has the password, if the account is good. */
async function admit(
  user: User,
  { password, network }: PasswordAttempt,
  deps: StaffDeps,
): Promise<LoginOutcome> {
  const why = refusalOf(user, deps.rules, deps.now())
  if (why !== null) {
    await deps.acts.note({ ...originOf(user, network), act: 'login.refused', detail: why })
    return { kind: 'notAdmitted', why }
  }
  const current = await withCurrentHash(user, password, deps)
  return { kind: 'right', entered: await enter(current, { by: 'password', network }, deps) }
}

function refusalOf(
  user: User,
  rules: LoginRules,
  now: Instant,
): Extract<LoginOutcome, { kind: 'notAdmitted' }>['why'] | null {
  if (!mayUsePassword(user, rules)) return 'elsewhere'
  const standing = standingOf(user, now)
  return standing === 'disabled' || standing === 'ended' ? standing : null
}

/** A browser that is known counts for itself: strangers who guess do not keep the owner out. */
function countedFor(
  { device, network }: PasswordAttempt,
  userName: string,
  deps: StaffDeps,
): readonly Counted[] {
  const known = device !== null && isDeviceOf(device, userName, deps)
  if (known) return [{ by: 'device', text: device }]
  return [
    { by: 'account', text: userName },
    { by: 'network', text: network ?? '' },
    { by: 'everyone', text: '' },
  ]
}

const DEVICE_BYTES = 16

function newDevice(userName: string, { secret, randomBytes }: StaffDeps): string {
  const name = randomBytes(DEVICE_BYTES).toString('base64url')
  return `${name}.${secret.digest('device', `${name} ${userName}`)}`
}

function isDeviceOf(device: string, userName: string, { secret }: StaffDeps): boolean {
  const [name = '', seal] = device.split('.')
  return seal === secret.digest('device', `${name} ${userName}`)
}

/** A hash that was made at another cost is made anew while the password is at hand. */
async function withCurrentHash(user: User, password: string, deps: StaffDeps): Promise<User> {
  const { hasher } = deps
  const before = user.password
  if (before === null || !hasher.isOutdated(before.hash)) return user
  const hash = await hasher.hash(password)
  const renew = (current: User) =>
    current.password?.hash === before.hash
      ? { ...current, revision: current.revision + 1, password: { ...before, hash } }
      : null
  return (await updateUser(user.id, renew, deps)) ?? user
}

/** Begins a session for as much as is proven; when that is all, the log says who has logged in. */
async function enter(user: User, { by, network }: Proven, deps: StaffDeps): Promise<Entered> {
  const step = by === 'openid' ? 'done' : nextStep(user, deps.rules)
  if (step !== 'done') {
    const token = await deps.sessions.begin(user, { stage: 'begun', by, network })
    return { token, step, device: null }
  }
  return finish(user, { by, network }, deps)
}

/** Everything that is asked for is proven. @param how With what, when that is not told by the session. */
export async function finish(
  user: User,
  how: Proven & { readonly detail?: string },
  deps: StaffDeps,
): Promise<Entered> {
  const { by, network, detail = by } = how
  const told = { ...originOf(user, network), act: 'login.done', detail } as const
  return deps.acts.record(told, async () => {
    const current = await updateUser(user.id, found => loggedIn(found, deps.now()), deps)
    const token = await deps.sessions.begin(current ?? user, { stage: 'full', by, network })
    const device = user.login.kind === 'local' ? newDevice(user.login.userName, deps) : null
    return { token, step: 'done', device }
  })
}

export function originOf(
  user: User,
  network: string | null,
): { readonly actor: Actor; readonly network: string | null } {
  return { actor: { kind: 'user', id: user.id }, network }
}
