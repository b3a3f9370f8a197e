import { Problem } from '../problems.ts'
import type { Job, JobFile, JobKind, JobState } from '../store/job-store.ts'
import { createJobFileWriter } from './job-file-writer.ts'
import { type JobRecord, keepRecord, type RecordDeps } from './job-record.ts'
import { letOthersIn } from './let-others-in.ts'

/** What a job is given to do its work with. */
export interface JobHand {
  /**
   * Tells how far it has come, and lets others in: to be called before each small step. `total` `null`: it is
   * not known yet.
   *
   * @throws Problem 'job/stopped' when it is to be broken off: let it pass, and leave nothing half-done.
   */
  readonly report: (done: number, total: number | null) => Promise<void>
  /** Adds to the file that the job leaves. */
  readonly write: (chunk: string | Uint8Array) => Promise<void>
}

/** What a job came to. */
export interface JobOutcome {
  /** Numbers for the sentence `job.result.<kind>`. */
  readonly counts?: Readonly<Record<string, number>>
  /** What was written, as a file; left out: it leaves none. */
  readonly file?: Omit<JobFile, 'size'>
}

/** Does what takes long. What it throws is how it failed. */
export type JobWork = (hand: JobHand) => Promise<JobOutcome>

/** Why a job is asked to end before it is done. */
export type StopReason = Extract<JobState, 'cancelled' | 'brokenOff'>

/** A job that this process does. */
export interface RunningJob {
  /** It ends at its next report, if it has not come to its end by then. */
  readonly stop: (reason: StopReason) => void
  /** Resolves when it has ended, however; never rejects. */
  readonly finished: Promise<void>
}

export interface RunDeps extends RecordDeps {
  /** Is told of a fault that is the program's own. */
  readonly tellFault: (kind: JobKind, error: unknown) => void
}

/** Does the work of a job that stands in the store, and writes down there how far it is and how it ended. */
export function runJob(job: Job, work: JobWork, deps: RunDeps): RunningJob {
  const record = keepRecord(job, deps)
  let asked: StopReason | null = null
  const reason = () => asked ?? (record.current().isStopping ? 'cancelled' : null)
  return {
    stop(given) {
      asked ??= given
    },
    finished: finish({ record, work, reason }, deps),
  }
}

interface Run {
  readonly record: JobRecord
  readonly work: JobWork
  /** Why it is to end; `null`: it is to go on. */
  readonly reason: () => StopReason | null
}

async function finish(run: Run, deps: RunDeps): Promise<void> {
  const { record } = run
  const { id } = record.current()
  try {
    await record.end({ ...(await doWork(run, deps)), endedAt: deps.now() })
  } catch (error) {
    // Nobody may have what is half of a file.
    await deps.store.removeJobParts(id).catch(() => undefined)
    await record.end({ ...endBy(error, run, deps), endedAt: deps.now() })
  }
}

async function doWork({ record, work, reason }: Run, deps: RunDeps): Promise<Partial<Job>> {
  const writer = createJobFileWriter(record.current().id, deps.store)
  const report = createReport({ record, reason }, deps)
  const { counts = {}, file } = await work({ report, write: chunk => writer.write(chunk) })
  const size = await writer.end()
  return { state: 'done', counts, file: file === undefined ? null : { ...file, size } }
}

function endBy(error: unknown, { record, reason }: Run, { tellFault }: RunDeps): Partial<Job> {
  const failure = error instanceof Problem ? error.code : 'internal'
  if (failure === 'job/stopped') return { state: reason() ?? 'brokenOff' }
  if (failure === 'internal') tellFault(record.current().kind, error)
  return { state: 'failed', failure }
}

/** How often at most it is written down how far it has come. */
const TOLD_EACH_MS = 500

function createReport(
  { record, reason }: Pick<Run, 'record' | 'reason'>,
  { now }: RunDeps,
): JobHand['report'] {
  let toldAt = 0
  return async (done, total) => {
    const at = Date.parse(now())
    if (at - toldAt >= TOLD_EACH_MS) {
      toldAt = at
      // That it cannot be told how far it is, is no reason to give it up.
      await record.save({ done, total }).catch(() => undefined)
    }
    await letOthersIn()
    if (reason() !== null) throw new Problem('job/stopped')
  }
}
