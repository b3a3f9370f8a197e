import type { Instant } from '../../surveys/instant.ts'
import { type LoginRules, mayUsePassword } from '../accounts/login-rules.ts'
import { isOver, isToBeSeen, type Session } from '../accounts/session.ts'
import { isAdmitted, type User, type UserId } from '../accounts/user.ts'
import type { StaffSecret } from '../keys/staff-secret.ts'
import { Problem } from '../problems.ts'
import type { SessionStore } from '../store/session-store.ts'
import type { UserStore } from '../store/user-store.ts'

/** Someone of the staff who has come with a session. */
export interface Visit {
  /** What the cookie holds; kept nowhere else. */
  readonly token: string
  readonly session: Session
  readonly user: User
  /** What a form that changes something has to carry. */
  readonly formKey: string
}

export interface SessionService {
  /** Begins a session, always a new one. @returns What the cookie is to hold. */
  begin(user: User, how: Pick<Session, 'stage' | 'by' | 'network'>): Promise<string>
  /** Who comes with a cookie; `null`: nobody, or it is over. */
  find(token: string): Promise<Visit | null>
  end(visit: Visit): Promise<void>
  /** Ends whatever session a browser has had: it is to have another. */
  drop(token: string | null): Promise<void>
  /** Those that are not over, the latest begun first. */
  listOf(user: User): Promise<readonly Session[]>
  /** Ends one of someone's own. @throws Problem 'session/unknown'. */
  endOne(userId: UserId, sessionId: string): Promise<void>
  /** Ends all of someone's, but for one. */
  endAll(userId: UserId, but: string | null): Promise<void>
}

export interface SessionDeps {
  readonly store: SessionStore & UserStore
  readonly secret: StaffSecret
  readonly rules: LoginRules
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

const TOKEN_BYTES = 32

export function createSessionService(deps: SessionDeps): SessionService {
  const { store, secret, now, randomBytes } = deps
  return {
    async begin({ id: userId, epoch }, how) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const id = secret.digest('session', token)
      const at = now()
      await store.insertSession({ ...how, id, userId, epoch, startedAt: at, lastSeenAt: at })
      return token
    },

    async find(token) {
      const session = await store.findSession(secret.digest('session', token))
      if (session === null) return null
      const user = await store.findUser(session.userId)
      if (user !== null && isGood(session, user, deps)) {
        await see(session, deps)
        return { token, session, user, formKey: secret.formToken(token) }
      }
      await store.removeSession(session.id).catch(() => undefined)
      return null
    },

    end: ({ session }) => store.removeSession(session.id),
    drop: async token => {
      if (token !== null) await store.removeSession(secret.digest('session', token))
    },
    listOf: async user =>
      (await store.listSessions(user.id)).filter(session => isGood(session, user, deps)),

    async endOne(userId, sessionId) {
      const session = await store.findSession(sessionId)
      // One's own, or none: whose it is otherwise is nobody's business.
      if (session?.userId !== userId) throw new Problem('session/unknown')
      await store.removeSession(sessionId)
    },
    endAll: (userId, but) => store.removeSessionsOf(userId, but),
  }
}

function isGood(
  session: Session,
  user: User,
  { rules, now }: Pick<SessionDeps, 'rules' | 'now'>,
): boolean {
  const isProven = session.by === 'openid' || mayUsePassword(user, rules)
  return (
    isProven &&
    session.epoch === user.epoch &&
    isAdmitted(user, now()) &&
    !isOver(session, now(), rules.limits)
  )
}

/** A store that takes nothing at the moment can still be read. */
async function see(session: Session, { store, now }: SessionDeps): Promise<void> {
  if (isToBeSeen(session, now())) await store.seeSession(session.id, now()).catch(() => undefined)
}
