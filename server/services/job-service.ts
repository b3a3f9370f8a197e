import { type Instant, plusMinutes } from '../../surveys/instant.ts'
import { may } from '../accounts/policy.ts'
import type { User, UserId } from '../accounts/user.ts'
import { Problem } from '../problems.ts'
import type { Job, JobFile } from '../store/job-store.ts'
import { SILENT_MINUTES } from './job-record.ts'
import { type JobWork, type RunDeps, runJob, type RunningJob } from './run-job.ts'
import { createTurns } from './turns.ts'

/** What somebody wants done. */
export type WantedJob = Pick<Job, 'kind' | 'by'> & Partial<Pick<Job, 'object'>>

export interface StartedJob extends Pick<RunningJob, 'finished'> {
  readonly id: string
}

/**
 * Long work (arbete): it goes on while the one who started it does something else, and its record stands in the
 * store. Whoever starts it sees it, and so do administrators; to others it is unknown.
 */
export interface JobService {
  /**
   * Begins a piece of work.
   *
   * @throws Problem 'job/tooMany' when the same person has several under way.
   */
  start(wanted: WantedJob, work: JobWork): Promise<StartedJob>
  /** Those that someone may see, the latest first. */
  list(user: JobUser): Promise<readonly Job[]>
  /** @throws Problem 'job/unknown', as all of these. */
  get(id: string, user: JobUser): Promise<Job>
  /** One of someone's own; `null`: it is not remembered. */
  find(id: string, userId: UserId): Promise<Job | null>
  /** Someone's own that have ended since they last looked. */
  listUnread(userId: UserId): Promise<readonly Job[]>
  markRead(id: string, user: JobUser): Promise<void>
  /** Asks a job to end. It does so at its next step, or has come to its end by then. */
  cancel(id: string, user: JobUser): Promise<void>
  /**
   * The file that a job has made, for the one who started it.
   *
   * @throws Problem 'job/noFile' for one that is not done, or leaves none.
   */
  file(id: string, user: JobUser): Promise<JobFile & { readonly parts: AsyncIterable<Uint8Array> }>
  /** Who is told of faults that are the program's own; nobody from the beginning. */
  onFault(tell: RunDeps['tellFault']): void
  /** Ends what this process does, for it is about to end itself. Waits for it. */
  stop(): Promise<void>
  /** Removes those that were started a week ago, with their files. @returns How many. */
  forget(): Promise<number>
}

export type JobUser = Pick<User, 'id' | 'role'>

export interface JobDeps extends Omit<RunDeps, 'tellFault'> {
  readonly randomBytes: (size: number) => Buffer
}

/** What this process does, by the id of the job. */
type Running = Map<string, RunningJob>

const ID_BYTES = 16
const MOST_SHOWN = 100
const MOST_AT_ONCE = 3
const MOST_BEGINNING = 20
const KEPT_MINUTES = 7 * 24 * 60

export function createJobService(deps: JobDeps): JobService {
  const { store, now } = deps
  return {
    ...createReading(deps),
    ...createDoing(deps),
    async markRead(id, user) {
      const { by, isRead } = await get(id, user, deps)
      if (by === user.id && !isRead) await change(id, { isRead: true }, deps)
    },
    forget: () => store.removeJobsBefore(plusMinutes(now(), -KEPT_MINUTES)),
  }
}

type Reading = Pick<JobService, 'list' | 'get' | 'find' | 'listUnread' | 'file'>

function createReading(deps: JobDeps): Reading {
  const { store, now } = deps
  return {
    list: ({ id, role }) => {
      const seesAll = may({ id, role }, 'jobs.see', { kind: 'job', userId: null })
      return listOf(seesAll ? null : id, deps)
    },
    get: (id, user) => get(id, user, deps),
    async find(id, userId) {
      const job = await store.findJob(id)
      return job?.by === userId ? asItStands(job, now()) : null
    },
    async listUnread(userId) {
      const own = await listOf(userId, deps)
      return own.filter(({ state, isRead }) => state !== 'running' && !isRead)
    },
    async file(id, user) {
      const { by, file } = await get(id, user, deps)
      if (!may(user, 'jobs.fetch', { kind: 'job', userId: by })) throw new Problem('job/unknown')
      if (file === null) throw new Problem('job/noFile')
      return { ...file, parts: store.eachJobPart(id) }
    },
  }
}

type Doing = Pick<JobService, 'start' | 'cancel' | 'onFault' | 'stop'>

function createDoing(deps: JobDeps): Doing {
  const running: Running = new Map()
  let tell: RunDeps['tellFault'] = () => undefined
  const tellFault: RunDeps['tellFault'] = (kind, error) => tell(kind, error)
  const turns = createTurns(MOST_BEGINNING)
  return {
    async start(wanted, work) {
      // One after the other: of many that come at once, each would find that there is room.
      const started = turns.take(wanted.by, async () => {
        await requireRoom(wanted.by, deps)
        return start(wanted, work, { ...deps, tellFault, running })
      })
      if (started === null) throw new Problem('job/tooMany')
      return started
    },
    async cancel(id, user) {
      const { state } = await get(id, user, deps)
      if (state !== 'running') return
      await change(id, { isStopping: true }, deps)
      running.get(id)?.stop('cancelled')
    },
    onFault(given) {
      tell = given
    },
    async stop() {
      for (const job of running.values()) job.stop('brokenOff')
      await Promise.all([...running.values()].map(({ finished }) => finished))
    },
  }
}

/** @throws Problem 'job/tooMany'. */
async function requireRoom(by: UserId, deps: JobDeps): Promise<void> {
  const own = await listOf(by, deps)
  const { length } = own.filter(({ state }) => state === 'running')
  if (length >= MOST_AT_ONCE) throw new Problem('job/tooMany')
}

async function start(
  { kind, by, object = null }: WantedJob,
  work: JobWork,
  { running, ...deps }: JobDeps & RunDeps & { readonly running: Running },
): Promise<StartedJob> {
  const { store, now, randomBytes } = deps
  const id = randomBytes(ID_BYTES).toString('base64url')
  const startedAt = now()
  const until = plusMinutes(startedAt, SILENT_MINUTES)
  const job: Job = { ...NEW_JOB, id, kind, by, object, startedAt, until }
  await store.insertJob(job)
  const begun = runJob(job, work, deps)
  running.set(id, begun)
  const finished = begun.finished.finally(() => running.delete(id))
  return { id, finished }
}

const NEW_JOB = {
  revision: 1,
  state: 'running',
  done: 0,
  total: null,
  isStopping: false,
  endedAt: null,
  counts: {},
  failure: null,
  file: null,
  isRead: false,
} as const

/** A job whose server has told nothing of itself for long is broken off. */
function asItStands(job: Job, now: Instant): Job {
  const isSilent = job.state === 'running' && job.until < now
  return isSilent ? { ...job, state: 'brokenOff', endedAt: job.until } : job
}

async function listOf(by: UserId | null, { store, now }: JobDeps): Promise<readonly Job[]> {
  return (await store.listJobs(by, MOST_SHOWN)).map(job => asItStands(job, now()))
}

async function get(id: string, user: JobUser, { store, now }: JobDeps): Promise<Job> {
  const job = await store.findJob(id)
  const maySee = job !== null && may(user, 'jobs.see', { kind: 'job', userId: job.by })
  if (!maySee) throw new Problem('job/unknown')
  return asItStands(job, now())
}

/** Changes a job as it stands in the store, and again when whoever does it was first. */
async function change(id: string, given: Partial<Job>, { store }: JobDeps): Promise<void> {
  for (;;) {
    const job = await store.findJob(id)
    if (job === null) throw new Problem('job/unknown')
    const next = { ...job, ...given, revision: job.revision + 1 }
    if ((await store.saveJob(next)) === 'stored') return
  }
}
