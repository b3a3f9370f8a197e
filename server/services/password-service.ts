import { passwordFault, type PasswordFault } from '../accounts/password-rules.ts'
import { changeAndEndSessions, isAdmitted, type User } from '../accounts/user.ts'
import { type Entered, type LoginService, originOf, type Proven } from './login-service.ts'
import type { Visit } from './session-service.ts'
import { type StaffDeps, updateUser } from './staff-deps.ts'

export type PasswordOutcome =
  | { readonly kind: 'chosen'; readonly entered: Entered }
  | { readonly kind: 'unfit'; readonly fault: PasswordFault }

export type Confirmation =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly seconds: number }

export interface PasswordService {
  /** Whether someone's password is this one: for what is not done on the strength of a session alone. */
  confirm(visit: Visit, password: string): Promise<Confirmation>
  /** Chooses another password. Every session of the user ends, and one's own goes on in a new one. */
  choose(visit: Visit, wanted: string): Promise<PasswordOutcome>
  /** Whose start link it is; `null` when it is used, too old, or nobody's. */
  findByStartLink(token: string): Promise<User | null>
  /** Chooses a password by a start link, which is then used up. @returns `null` as above. */
  start(
    token: string,
    given: { readonly wanted: string; readonly network: string | null },
  ): Promise<PasswordOutcome | null>
}

export function createPasswordService(
  deps: StaffDeps & { readonly logins: LoginService },
): PasswordService {
  const { sessions, logins, hasher, throttle, context } = deps
  const faultIn = (wanted: string, { name, shownAs }: User) =>
    passwordFault(wanted, [...context, name, shownAs])

  return {
    async confirm({ user }, password) {
      const taken = await throttle.take([{ by: 'code', text: user.id }])
      if (taken.kind === 'wait') return taken
      if (!(await hasher.isRight(password, user.password?.hash ?? null))) return { kind: 'wrong' }
      await taken.succeed()
      return { kind: 'right' }
    },

    async choose({ user, session }, wanted) {
      const fault = faultIn(wanted, user)
      if (fault !== null) return { kind: 'unfit', fault }
      const changed = (await keep(user, { ...session, wanted, link: null }, deps)) ?? user
      await sessions.endAll(user.id, null)
      if (session.stage === 'begun') {
        return { kind: 'chosen', entered: await logins.enter(changed, session) }
      }
      const token = await sessions.begin(changed, session)
      return { kind: 'chosen', entered: { token, step: 'done', device: null } }
    },

    findByStartLink: token => findByStartLink(token, deps),

    async start(token, { wanted, network }) {
      const user = await findByStartLink(token, deps)
      if (user === null) return null
      const fault = faultIn(wanted, user)
      if (fault !== null) return { kind: 'unfit', fault }
      const proven: Proven = { by: 'password', network }
      const link = user.startLink?.digest ?? null
      const changed = await keep(user, { ...proven, wanted, link }, deps)
      // Someone else was first with the same link.
      if (changed === null) return null
      return { kind: 'chosen', entered: await logins.enter(changed, proven) }
    },
  }
}

/** Stores a password. @param link The start link that gives the right to; `null`: a session does. */
async function keep(
  user: User,
  given: Proven & { readonly wanted: string; readonly link: string | null },
  deps: StaffDeps,
): Promise<User | null> {
  const { wanted, link, network } = given
  const password = { hash: await deps.hasher.hash(wanted), isGiven: false }
  const change = (found: User) =>
    link !== null && found.startLink?.digest !== link
      ? null
      : changeAndEndSessions(found, { password, startLink: null })
  return deps.acts.record({ ...originOf(user, network), act: 'password.changed' }, () =>
    updateUser(user.id, change, deps),
  )
}

/** A start link names the user and holds a secret: `user.secret`. */
async function findByStartLink(
  token: string,
  { store, secret, now }: StaffDeps,
): Promise<User | null> {
  const user = await store.findUser(token.split('.')[0] ?? '')
  const isGood =
    user?.startLink?.digest === secret.digest('startLink', token) &&
    now() <= user.startLink.until &&
    isAdmitted(user, now())
  return isGood ? user : null
}
