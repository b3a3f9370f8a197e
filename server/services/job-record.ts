import { type Instant, plusMinutes } from '../../surveys/instant.ts'
import { Problem } from '../problems.ts'
import type { Job, JobStore } from '../store/job-store.ts'

/** A job's record while it is done: written by one change after the other, and by others meanwhile. */
export interface JobRecord {
  /** As it stood when it was last written or read. */
  readonly current: () => Job
  /** Changes it, and tells that whoever does it is alive. */
  readonly save: (change: Partial<Job>) => Promise<void>
  /** The same for the last time; never rejects. */
  readonly end: (change: Partial<Job>) => Promise<void>
}

/** A server that is killed tells no more: after this its jobs are taken to be broken off. */
export const SILENT_MINUTES = 1
const BEAT_MS = 10_000
/** How often a store that does not answer is asked again to hold how a job ended. */
const MOST_TRIES = 5

export interface RecordDeps {
  readonly store: JobStore
  readonly now: () => Instant
}

/** Keeps the record of a job that stands in the store, and tells now and then that this process is alive. */
export function keepRecord(job: Job, deps: RecordDeps): JobRecord {
  let known = job
  let last: Promise<unknown> = Promise.resolve()
  async function saveAfter(before: Promise<unknown>, change: Partial<Job>): Promise<void> {
    await before
    known = await writeOver(known, change, deps)
  }
  const save = (change: Partial<Job>) => {
    const mine = saveAfter(last, change)
    last = mine.catch(() => undefined)
    return mine
  }
  // What was not written is written the next time.
  const beating = setInterval(() => void save({}).catch(() => undefined), BEAT_MS)
  beating.unref()
  return {
    current: () => known,
    save,
    async end(change) {
      clearInterval(beating)
      for (let tried = 1; tried <= MOST_TRIES; tried += 1) {
        const failed = await save(change).then(
          () => false,
          () => true,
        )
        if (!failed) return
      }
    },
  }
}

/** Changes a job as it was known, or as it stands by now. @throws Problem 'job/unknown' when it is gone. */
async function writeOver(
  known: Job,
  change: Partial<Job>,
  { store, now }: RecordDeps,
): Promise<Job> {
  const until = plusMinutes(now(), SILENT_MINUTES)
  for (let job = known; ;) {
    const next = { ...job, until, ...change, revision: job.revision + 1 }
    if ((await store.saveJob(next)) === 'stored') return next
    const found = await store.findJob(job.id)
    if (found === null) throw new Problem('job/unknown')
    job = found
  }
}
