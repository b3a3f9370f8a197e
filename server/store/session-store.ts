import type { Instant } from '../../surveys/instant.ts'
import type { Session } from '../accounts/session.ts'
import type { UserId } from '../accounts/user.ts'

/** Browsers in which someone is logged in. They are in no backup and no copy: whoever is restored logs in anew. */
export interface SessionStore {
  insertSession(session: Session): Promise<void>
  findSession(id: string): Promise<Session | null>
  /** The latest begun first. */
  listSessions(userId: UserId): Promise<readonly Session[]>
  /** Notes that it is in use; does nothing when there is none, or it was seen later. */
  seeSession(id: string, at: Instant): Promise<void>
  /** Does nothing when there is none. */
  removeSession(id: string): Promise<void>
  /** Removes those of one user, but for one. @param but `null`: all of them. */
  removeSessionsOf(userId: UserId, but: string | null): Promise<void>
  /** Removes those that began before a moment. @returns How many. */
  removeSessionsBefore(moment: Instant): Promise<number>
}
