import type { Instant } from '../../surveys/instant.ts'
import type { Attempts } from '../accounts/attempts.ts'

/** What has been tried in vain, shared by all servers. In no backup. */
export interface AttemptStore {
  findAttempts(key: string): Promise<Attempts | null>
  /** Stores them only if their revision follows the stored one (1 when there is none). */
  saveAttempts(attempts: Attempts): Promise<'stored' | 'stale'>
  /** Forgets what was last tried before a moment. @returns How many keys. */
  removeAttemptsBefore(moment: Instant): Promise<number>
}
