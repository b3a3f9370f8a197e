import type { Database } from './database.ts'
import { asStoreProblem, isLocked } from './errors.ts'

/**
 * Writes the whole file anew, without anything that has been deleted, and empties the log: from then on
 * neither tells what stood where before. It takes as much memory as the file is large, and all waits meanwhile.
 */
export function clearSpace(db: Database): 'cleared' | 'busy' {
  try {
    // What is written meanwhile is not left in a file elsewhere.
    db.pragma('temp_store = MEMORY')
    db.exec('VACUUM')
    const [told] = db.pragma('wal_checkpoint(TRUNCATE)') as readonly { readonly busy: number }[]
    return told?.busy === 0 ? 'cleared' : 'busy'
  } catch (error) {
    if (isLocked(error)) return 'busy'
    throw asStoreProblem(error, db.name)
  }
}
