import type { Instant } from '../../surveys/instant.ts'
import { plusMinutes } from '../../surveys/instant.ts'
import { type RoleGroups, roleFromGroups, textsInClaim } from '../accounts/openid-role.ts'
import {
  changeAndEndSessions,
  changeUser,
  isAdmitted,
  type Login,
  newUser,
  normaliseName,
  normaliseUserName,
  type User,
} from '../accounts/user.ts'
import type { Role } from '../accounts/role.ts'
import { Problem } from '../problems.ts'
import { type Entered, finish, originOf } from './login-service.ts'
import { type StaffDeps, updateUser } from './staff-deps.ts'

/** What only this browser and the other service know of one log-in. */
export interface OpenIdChecks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

export type Claims = Readonly<Record<string, unknown>> & {
  readonly iss: string
  readonly sub: string
}

/** Another service that people log in at, by OpenID Connect. */
export interface IdentityProvider {
  /** What people call it. */
  readonly name: string
  /** Where a browser is sent. @throws Problem 'openid/unreachable'. */
  beginAt(checks: OpenIdChecks): Promise<string>
  /**
   * Who has come back from there.
   *
   * @param query As it stood in the address.
   * @throws Problem 'openid/unreachable', 'openid/refused', or 'openid/expired' when it is not an answer to what was asked.
   */
  claimsFrom(query: string, checks: OpenIdChecks): Promise<Claims>
  /** Where a browser is sent to be logged out there too; `null`: there is no such place. */
  endAt(): Promise<string | null>
}

/** How claims are read. */
export interface OpenIdRules {
  readonly roles: RoleGroups
  readonly claims: { readonly groups: string; readonly name: string; readonly userName: string }
}

export interface OpenIdService {
  readonly name: string
  /** Begins a log-in. @returns Where to send the browser, and what it is to keep meanwhile. */
  begin(next: string): Promise<{ readonly url: string; readonly note: string }>
  /**
   * Takes someone who has come back.
   *
   * @throws Problem 'openid/expired', 'openid/refused', 'openid/noRole' or 'openid/twoRoles'.
   */
  end(came: {
    readonly note: string | null
    readonly query: string
    readonly network: string | null
  }): Promise<{ readonly entered: Entered; readonly next: string }>
  /** Where to be logged out there too. */
  endElsewhere(): Promise<{ readonly name: string; readonly href: string } | null>
}

interface Note extends OpenIdChecks {
  readonly next: string
  readonly until: Instant
}

const SECRET_BYTES = 32
const NONCE_BYTES = 12
const LONGEST_MINUTES = 10

export function createOpenIdService(
  deps: StaffDeps & { readonly provider: IdentityProvider; readonly openId: OpenIdRules },
): OpenIdService {
  const { provider, secret, randomBytes, now } = deps
  const draw = () => randomBytes(SECRET_BYTES).toString('base64url')
  return {
    name: provider.name,
    async begin(next) {
      const checks = { state: draw(), nonce: draw(), verifier: draw() }
      const note: Note = { ...checks, next, until: plusMinutes(now(), LONGEST_MINUTES) }
      const url = await provider.beginAt(checks)
      return { url, note: secret.sealNote(note, randomBytes(NONCE_BYTES)) }
    },
    async end({ note: sealed, query, network }) {
      const note = sealed === null ? null : (secret.openNote(sealed) as Note | null)
      if (note === null || now() > note.until) throw new Problem('openid/expired')
      const claims = await provider.claimsFrom(query, note)
      const user = await userOf(claims, network, deps)
      return { entered: await finish(user, { by: 'openid', network }, deps), next: note.next }
    },
    async endElsewhere() {
      // A service that does not answer keeps nobody from being logged out here.
      const href = await provider.endAt().catch(() => null)
      return href === null ? null : { name: provider.name, href }
    },
  }
}

type Deps = Parameters<typeof createOpenIdService>[0]

/** What is said of someone each time they log in. */
interface Person {
  readonly name: string
  readonly shownAs: string
  readonly role: Role
}

async function userOf(claims: Claims, network: string | null, deps: Deps): Promise<User> {
  const person = personIn(claims, deps.openId)
  const login: Login = { kind: 'openid', issuer: claims.iss, subject: claims.sub }
  const found = await deps.store.findUserByLogin(login)
  if (found === null) return addUser(login, { ...person, network }, deps)
  if (!isAdmitted(found, deps.now())) {
    await deps.acts.note({ ...originOf(found, network), act: 'login.refused', detail: 'disabled' })
    throw new Problem('openid/refused', { name: deps.provider.name })
  }
  return follow(found, { ...person, network }, deps)
}

/** @throws Problem 'openid/noRole' or 'openid/twoRoles'. */
function personIn(claims: Claims, { roles, claims: names }: OpenIdRules): Person {
  const found = roleFromGroups(textsInClaim(claims, names.groups), roles)
  if (found.kind === 'none') throw new Problem('openid/noRole')
  if (found.kind === 'conflict') throw new Problem('openid/twoRoles')
  const soundIn = (claim: string, sound: (typed: string) => string | null) =>
    textsInClaim(claims, claim)
      .map(sound)
      .find(text => text !== null)
  const shownAs = soundIn(names.userName, normaliseUserName) ?? claims.sub.toLowerCase()
  const name = soundIn(names.name, normaliseName) ?? shownAs
  return { name, shownAs, role: found.role }
}

const ID_BYTES = 16

async function addUser(
  login: Login,
  { network, ...person }: Person & { readonly network: string | null },
  deps: Deps,
): Promise<User> {
  const id = deps.randomBytes(ID_BYTES).toString('base64url')
  const user = newUser({ ...person, id, login, added: { at: deps.now(), by: id } })
  const told = { ...originOf(user, network), act: 'user.added', object: id } as const
  const outcome = await deps.acts.record({ ...told, detail: person.role }, () =>
    deps.store.insertUser(user),
  )
  if (outcome === 'stored') return user
  // In two tabs at once: the other was first.
  const first = await deps.store.findUserByLogin(login)
  if (first === null) throw new Problem('internal')
  return first
}

/** What the other service says now is what holds; another role ends the sessions that had the old one. */
async function follow(
  user: User,
  { network, ...person }: Person & { readonly network: string | null },
  deps: Deps,
): Promise<User> {
  const { name, shownAs, role } = user
  if (name === person.name && shownAs === person.shownAs && role === person.role) return user
  const told = { ...originOf(user, network), act: 'user.changed', object: user.id } as const
  const changed = await deps.acts.record({ ...told, detail: person.role }, () =>
    updateUser(
      user.id,
      found =>
        found.role === person.role
          ? changeUser(found, person)
          : changeAndEndSessions(found, person),
      deps,
    ),
  )
  return changed ?? user
}
