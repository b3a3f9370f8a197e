import type { Instant } from '../../surveys/instant.ts'
import type { LoginRules } from '../accounts/login-rules.ts'
import { changeUser, type User, type UserId } from '../accounts/user.ts'
import type { PasswordHasher } from '../keys/password-hash.ts'
import type { StaffSecret } from '../keys/staff-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { ActLog } from './act-log.ts'
import type { SessionService } from './session-service.ts'
import type { Throttle } from './throttle-service.ts'

/** What the services that have to do with those who log in are given. */
export interface StaffDeps {
  readonly store: Store
  readonly secret: StaffSecret
  readonly hasher: PasswordHasher
  readonly rules: LoginRules
  readonly acts: ActLog
  readonly sessions: SessionService
  readonly throttle: Throttle
  /** Words that no password may be made of: the municipality's name. */
  readonly context: readonly string[]
  readonly now: () => Instant
  /** Milliseconds since 1970, by which apps make codes. */
  readonly realTime: () => number
  readonly randomBytes: (size: number) => Buffer
}

/**
 * Changes a user as it stands in the store, and again when someone else was first.
 *
 * @param change `null`: nothing is to be changed after all.
 * @returns The user as stored; `null` when nothing was changed.
 * @throws Problem 'user/unknown'.
 */
export async function updateUser(
  id: UserId,
  change: (user: User) => User | null,
  { store }: Pick<StaffDeps, 'store'>,
): Promise<User | null> {
  for (;;) {
    const changed = change(await getUser(id, store))
    if (changed === null) return null
    if ((await store.saveUser(changed)) === 'stored') return changed
  }
}

/** @throws Problem 'user/unknown'. */
export async function getUser(id: UserId, store: Pick<Store, 'findUser'>): Promise<User> {
  const user = await store.findUser(id)
  if (user === null) throw new Problem('user/unknown', { user: id })
  return user
}

/** The user who has just logged in. */
export function loggedIn(user: User, at: Instant): User {
  return changeUser(user, { lastLogIn: at })
}
