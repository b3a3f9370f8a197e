import type { CalendarDay, Instant } from '../../surveys/instant.ts'
import { endOfDay } from '../../surveys/stockholm-time.ts'
import type { Role } from './role.ts'

/** 128 random bits, base64url: what the log and the sessions know of someone. */
export type UserId = string

/** How someone is known when logging in; nobody else has the same. */
export type Login =
  | { readonly kind: 'local'; readonly userName: string }
  | { readonly kind: 'openid'; readonly issuer: string; readonly subject: string }

/** Someone who works with the enkät at the municipality, or audits it. */
export interface User {
  readonly id: UserId
  /** 1 when added; every change is stored only if it follows the stored revision. */
  readonly revision: number
  readonly login: Login
  /** What the person is called, and the user name or address that others know it by. */
  readonly name: string
  readonly shownAs: string
  readonly role: Role
  /** The last day on which it may log in (slutdatum); `null`: until further notice. */
  readonly lastDay: CalendarDay | null
  readonly isDisabled: boolean
  readonly password: StoredPassword | null
  readonly secondFactor: SecondFactor | null
  /** A link by which a password is chosen, until it is used or its time is out. */
  readonly startLink: StartLink | null
  /** Counted up when every session is to end: a session of another epoch is none. */
  readonly epoch: number
  readonly lastLogIn: Instant | null
  readonly added: Change
  readonly changed: Change
}

export interface StoredPassword {
  /** argon2id in PHC form, its parameters with it. */
  readonly hash: string
  /** Someone else has seen it: it is good for choosing another, and nothing more. */
  readonly isGiven: boolean
}

export interface SecondFactor {
  /** The shared secret, sealed by the server's. */
  readonly sealed: string
  /** The last time step whose code was used: a code is good once. */
  readonly lastStep: number
  /** Keyed hashes of the recovery codes that are left; each is good once. */
  readonly recoveryCodes: readonly string[]
}

export interface StartLink {
  /** Keyed hash of the token. */
  readonly digest: string
  readonly until: Instant
}

/** What is known of someone who is added; what is left out there is none of. */
type AddedUser = Pick<User, 'id' | 'login' | 'name' | 'shownAs' | 'role' | 'added'> &
  Partial<Pick<User, 'lastDay' | 'password' | 'startLink'>>

/** Someone as added: nothing has been done with the account yet. */
export function newUser(given: AddedUser): User {
  return {
    lastDay: null,
    password: null,
    startLink: null,
    ...given,
    revision: 1,
    isDisabled: false,
    secondFactor: null,
    epoch: 1,
    lastLogIn: null,
    changed: given.added,
  }
}

/** When something was done, and by whom: a user's id, or the command line. */
export interface Change {
  readonly at: Instant
  readonly by: string
}

/** Where an account stands. */
export type Standing = 'waiting' | 'active' | 'disabled' | 'ended'

export function standingOf(user: User, now: Instant): Standing {
  if (user.isDisabled) return 'disabled'
  if (hasEnded(user, now)) return 'ended'
  return user.login.kind === 'local' && user.password === null ? 'waiting' : 'active'
}

/** Whether someone may be logged in at all. */
export function isAdmitted(user: User, now: Instant): boolean {
  return !user.isDisabled && !hasEnded(user, now)
}

function hasEnded({ lastDay }: User, now: Instant): boolean {
  if (lastDay === null) return false
  const end = endOfDay(lastDay)
  return end === null || now > end
}

/** The user with something changed and its revision counted up, ready to be stored. */
export function changeUser(user: User, change: Partial<User>): User {
  return { ...user, ...change, revision: user.revision + 1 }
}

/** The same, after which every session that there is has ended. */
export function changeAndEndSessions(user: User, change: Partial<User>): User {
  return changeUser(user, { ...change, epoch: user.epoch + 1 })
}

/** The text by which a login is unique in a store. */
export function loginKey(login: Login): string {
  return login.kind === 'local'
    ? `local ${login.userName}`
    : `openid ${login.issuer} ${login.subject}`
}

const LONGEST_USER_NAME = 254

/**
 * A user name or e-mail address as it is stored, whatever case it was typed in.
 *
 * @returns `null` when it cannot be one: too short or long, or with spaces in it.
 */
export function normaliseUserName(typed: string): string | null {
  const userName = typed.trim().normalize('NFC').toLowerCase()
  const isSound = /^[^\s\p{C}]{3,}$/u.test(userName) && userName.length <= LONGEST_USER_NAME
  return isSound ? userName : null
}

const LONGEST_NAME = 100

/**
 * What someone is called, as it is stored.
 *
 * @returns `null` when it cannot be a name: empty, too long, or with characters that are not seen.
 */
export function normaliseName(typed: string): string | null {
  const name = typed.trim()
  const isSound = /^[^\p{C}]+$/u.test(name) && name.length <= LONGEST_NAME
  return isSound ? name : null
}
