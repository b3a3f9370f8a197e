import type { Instant } from '../../surveys/instant.ts'
import type { UserId } from '../accounts/user.ts'
import type { ProblemCode } from '../problem-codes.ts'

/** What can be done as a job; each has its words in the texts under `job.kind.` and `job.result.`. */
export const JOB_KINDS = [
  'registerImport',
  'registerExport',
  'reportDocument',
  'comparison',
] as const
export type JobKind = (typeof JOB_KINDS)[number]

export const JOB_STATES = ['running', 'done', 'failed', 'cancelled', 'brokenOff'] as const
export type JobState = (typeof JOB_STATES)[number]

/** A file that a job has made, for the one who started it. */
export interface JobFile {
  readonly name: string
  /** As HTTP has it: `application/pdf`. */
  readonly type: string
  /** In bytes. */
  readonly size: number
}

/** A long piece of work that somebody has started (arbete): how far it is, and what it came to. Nothing of people but who. */
export interface Job {
  readonly id: string
  /** 1 when started; every change is stored only if it follows the stored revision. */
  readonly revision: number
  readonly kind: JobKind
  /** What it is about: an upload's or a round's id; `null`: it needs no telling. */
  readonly object: string | null
  readonly by: UserId
  readonly startedAt: Instant
  /** `running` with `until` passed: the server that did it has died. */
  readonly state: JobState
  /** Until when whoever does it is taken to be alive. */
  readonly until: Instant
  readonly done: number
  /** `null`: it is not known yet. */
  readonly total: number | null
  /** Somebody has asked for it to be broken off. */
  readonly isStopping: boolean
  readonly endedAt: Instant | null
  /** What it came to, in numbers for its sentence. */
  readonly counts: Readonly<Record<string, number>>
  /** Why it failed; `null`: it has not. */
  readonly failure: ProblemCode | null
  readonly file: JobFile | null
  /** The one who started it has seen what became of it. */
  readonly isRead: boolean
}

/** Jobs, and the files that they make. */
export interface JobStore {
  insertJob(job: Job): Promise<void>
  /** Stores the next revision. @returns 'stale' when that is not what it follows, or the job is gone. */
  saveJob(job: Job): Promise<'stored' | 'stale'>
  findJob(id: string): Promise<Job | null>
  /** Someone's, or everyone's with `null`: the latest started first, at most so many. */
  listJobs(by: UserId | null, limit: number): Promise<readonly Job[]>
  /** Adds the part of a job's file with a number: 0, 1, 2 … */
  insertJobPart(id: string, number: number, bytes: Uint8Array): Promise<void>
  /** The parts of a job's file in order, one in memory at a time. */
  eachJobPart(id: string): AsyncIterable<Uint8Array>
  /** Removes all parts of a job's file. */
  removeJobParts(id: string): Promise<void>
  /** Removes those that were started before a moment, with their files. @returns How many. */
  removeJobsBefore(moment: Instant): Promise<number>
}
