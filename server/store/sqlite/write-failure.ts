import { Problem } from '../../problems.ts'
import { leavesDoubt } from './errors.ts'

/**
 * Whether a store may still be written to. A commit whose sync has failed may be on the disk or not, and a
 * sync that succeeds afterwards says nothing of it: only a new process, which reads what is there, can go
 * on. See docs/decisions/0013-after-a-failed-sync-a-new-process.md.
 */
export interface WriteFailure {
  /** Takes note of what a commit failed with: most of it passes, and does not end the writing. */
  readonly notice: (error: unknown) => void
  /** @throws Problem 'store/unavailable' when the writing has ended. */
  readonly check: () => void
  /** Resolves when the writing has ended, with why. */
  readonly happened: Promise<Problem>
}

/** @param path The store, as it is told to people. */
export function createWriteFailure(path: string): WriteFailure {
  let cause: unknown = null
  let end: (why: Problem) => void
  const happened = new Promise<Problem>(resolve => {
    end = resolve
  })
  return {
    notice(error) {
      if (cause !== null || !leavesDoubt(error)) return
      cause = error
      end(new Problem('store/failed', { path }, { cause }))
    },
    check() {
      if (cause !== null) throw new Problem('store/unavailable', {}, { cause })
    },
    happened,
  }
}
