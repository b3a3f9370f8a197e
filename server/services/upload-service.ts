import { type Instant, plusMinutes } from '../../surveys/instant.ts'
import { actorText, type Origin } from '../accounts/log-entry.ts'
import type { UserId } from '../accounts/user.ts'
import type { FoundRecords } from '../files/read-records.ts'
import type { Records, Table } from '../files/read-table.ts'
import type { Job } from '../store/job-store.ts'
import type { UploadStore } from '../store/upload-store.ts'
import type { ActLog } from './act-log.ts'
import type { JobService, StartedJob } from './job-service.ts'
import { letOthersIn } from './let-others-in.ts'
import type { ImportPlan } from './plan-import.ts'
import type { RegisterBook } from './register-book.ts'
import type { RegisterImport } from './register-import.ts'
import {
  type ColumnChoices,
  columnsOf,
  createUploadRecords,
  mappingOf,
  type Upload,
  type UploadRecords,
} from './register-upload.ts'
import type { JobWork } from './run-job.ts'

/** What reads files: a port, because that is no business of a service. */
export interface FileReader {
  /** @throws Problem 'file/…'. */
  read(bytes: Uint8Array, name: string): Promise<FoundRecords>
  /** @throws Problem 'file/notTable'. */
  toTable(records: Records, name: string): Table
}

/** What a file would do, and to which change of the register. */
export interface UploadPreview {
  readonly plan: ImportPlan
  readonly table: Table
  readonly number: number
}

/** A register file on its way in: sent, its columns understood, looked at, and then read in or not. */
export interface UploadService {
  /** @throws Problem 'file/…' for what is no table; then nothing is kept. */
  receive(
    file: { readonly name: string; readonly bytes: Uint8Array },
    userId: UserId,
  ): Promise<Upload>
  /** @throws Problem 'upload/unknown', as all of these. */
  get(id: string, userId: UserId): Promise<Upload>
  choose(id: string, userId: UserId, choices: ColumnChoices): Promise<Upload>
  /** What it would do. Nothing is written. */
  preview(upload: Upload): Promise<UploadPreview>
  /** The job that reads it in, or has; `null`: nobody has begun. */
  jobOf(upload: Upload): Promise<Job | null>
  /**
   * Begins to read it in.
   *
   * @param confirmed What was seen: without the rows that are faulty or not, and over which change of the register.
   * @returns `null` when the register has changed since, or it runs already.
   */
  start(
    upload: Upload,
    confirmed: { readonly setsAside: boolean; readonly number: number },
    by: Origin,
  ): Promise<StartedJob | null>
  remove(upload: Upload): Promise<void>
  /** Removes those that nobody has read in for a day. @returns How many. */
  forget(): Promise<number>
}

export interface UploadDeps {
  readonly store: UploadStore
  readonly files: FileReader
  readonly registerImports: RegisterImport
  readonly book: RegisterBook
  readonly acts: ActLog
  readonly jobs: JobService
  readonly now: () => Instant
  readonly randomBytes: (size: number) => Buffer
}

const ID_BYTES = 16
const KEPT_MINUTES = 24 * 60

type Deps = UploadDeps & { readonly uploads: UploadRecords }

export function createUploadService(given: UploadDeps): UploadService {
  const deps: Deps = { ...given, uploads: createUploadRecords(given.store) }
  const { store, uploads, registerImports, book, now } = deps
  return {
    receive: (file, userId) => receive(file, userId, deps),
    get: (id, userId) => uploads.get(id, userId),
    async choose(id, userId, choices) {
      const upload = { ...(await uploads.get(id, userId)), choices }
      await uploads.save(upload)
      return upload
    },
    async preview(upload) {
      const table = await tableOf(upload, deps)
      const { number } = await book.current()
      const plan = await registerImports.plan(table, { mapping: mappingOf(upload) })
      return { plan, table, number }
    },
    jobOf: upload => jobOf(upload, deps),
    start: (upload, confirmed, by) => start(upload, { ...confirmed, by }, deps),
    remove: ({ id }) => store.removeUpload(id),
    forget: () => store.removeUploadsBefore(plusMinutes(now(), -KEPT_MINUTES)),
  }
}

async function receive(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  userId: UserId,
  { files, uploads, now, randomBytes }: Deps,
): Promise<Upload> {
  const { records, format, isGarbled } = await files.read(bytes, name)
  const { columns, rows } = files.toTable(records, name)
  const upload: Upload = {
    id: randomBytes(ID_BYTES).toString('base64url'),
    at: now(),
    userId,
    fileName: name,
    format,
    isGarbled,
    columns,
    rows: rows.length,
    choices: null,
    jobId: null,
  }
  await uploads.insert(upload, JSON.stringify(records))
  return upload
}

async function tableOf({ id, fileName }: Upload, { uploads, files }: Deps): Promise<Table> {
  const records = JSON.parse(await uploads.text(id)) as Records
  await letOthersIn()
  return files.toTable(records, fileName)
}

interface Confirmed {
  readonly setsAside: boolean
  readonly number: number
  readonly by: Origin
}

async function start(upload: Upload, confirmed: Confirmed, deps: Deps): Promise<StartedJob | null> {
  const { number } = await deps.book.current()
  const isRunning = (await jobOf(upload, deps))?.state === 'running'
  const isReady = columnsOf(upload).isComplete && !isRunning
  if (number !== confirmed.number || !isReady) return null
  const { id, userId: by } = upload
  const wanted = { kind: 'registerImport', object: id, by } as const
  const job = await deps.jobs.start(wanted, readIn(upload, confirmed, deps))
  await deps.uploads.save({ ...upload, jobId: job.id })
  return job
}

/** All that can be broken off comes before the register is written: it is read in wholly or not at all. */
function readIn(upload: Upload, { setsAside, by }: Confirmed, deps: Deps): JobWork {
  return async ({ report }) => {
    const table = await tableOf(upload, deps)
    const mapping = mappingOf(upload)
    const options = { by: actorText(by.actor), mapping, setsAside, onProgress: report }
    const act = { ...by, act: 'register.imported', detail: upload.format } as const
    const { setAside, ...counts } = await deps.acts.record(act, () =>
      deps.registerImports.importRegister(table, options),
    )
    return { counts: { ...counts, setAside: setAside.size } }
  }
}

/** The latest that was begun with a file, as long as it is remembered; `null`: none. */
async function jobOf({ jobId, userId }: Upload, { jobs }: Deps): Promise<Job | null> {
  return jobId === null ? null : jobs.find(jobId, userId)
}
