import type { Database } from './database.ts'
import { asStoreProblem, isLocked, isOfOneWrite } from './errors.ts'
import type { WriteFailure } from './write-failure.ts'

/** A write that someone waits for. */
export interface Job {
  readonly write: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
  readonly askedAt: number
}

/** What became of some writes. */
export interface Committed {
  /** Tells each of the first writes what became of it; those that it is short of are not run. */
  readonly told: readonly (() => void)[]
  /** Why, when another process holds the lock; `null`: all of them are told. */
  readonly locked: unknown
}

export type Commit = (jobs: readonly Job[]) => Committed

/**
 * Runs writes in one transaction. What they are told is told when that is on the disk, or has failed.
 * When one of them throws, nothing of the batch is kept, and each is run again on its own.
 */
export function createCommit(db: Database, failure: WriteFailure): Commit {
  const together = db.transaction((jobs: readonly Job[]) => jobs.map(({ write }) => write()))

  function commit(jobs: readonly Job[]): Committed {
    try {
      failure.check()
      const values = together.immediate(jobs)
      return { told: jobs.map((job, index) => () => job.resolve(values[index])), locked: null }
    } catch (error) {
      if (isLocked(error)) return { told: [], locked: asStoreProblem(error, db.name) }
      if (jobs.length > 1 && isOfOneWrite(error)) return oneByOne(jobs)
      failure.notice(error)
      const reason = asStoreProblem(error, db.name)
      return { told: jobs.map(job => () => job.reject(reason)), locked: null }
    }
  }

  function oneByOne(jobs: readonly Job[]): Committed {
    const told: (() => void)[] = []
    for (const job of jobs) {
      const committed = commit([job])
      if (committed.locked !== null) return { told, locked: committed.locked }
      told.push(...committed.told)
    }
    return { told, locked: null }
  }

  return commit
}
