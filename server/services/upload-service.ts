import { type Instant, plusMinutes } from '../../surveys/instant.ts'
import { actorText, type Origin } from '../accounts/log-entry.ts'
import type { UserId } from '../accounts/user.ts'
import type { FoundRecords } from '../files/read-records.ts'
import type { Records, Table } from '../files/read-table.ts'
import { Problem } from '../problems.ts'
import type { UploadStore } from '../store/upload-store.ts'
import type { ActLog } from './act-log.ts'
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
  type UploadState,
} from './register-upload.ts'

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
  /**
   * Begins to read it in.
   *
   * @param confirmed What was seen: without the rows that are faulty or not, and over which change of the register.
   * @returns A promise of the end, which never fails; `null` when the register has changed since, or it runs already.
   */
  start(
    upload: Upload,
    confirmed: { readonly setsAside: boolean; readonly number: number },
    by: Origin,
  ): Promise<{ readonly finished: Promise<void> } | null>
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
    state: { kind: 'waiting' },
  }
  await uploads.insert(upload, JSON.stringify(records))
  return upload
}

async function tableOf({ id, fileName }: Upload, { uploads, files }: Deps): Promise<Table> {
  return files.toTable(JSON.parse(await uploads.text(id)) as Records, fileName)
}

interface Confirmed {
  readonly setsAside: boolean
  readonly number: number
  readonly by: Origin
}

async function start(
  upload: Upload,
  confirmed: Confirmed,
  deps: Deps,
): Promise<{ readonly finished: Promise<void> } | null> {
  const { number } = await deps.book.current()
  const isReady = columnsOf(upload).isComplete && !isRunning(upload.state, deps.now())
  if (number !== confirmed.number || !isReady) return null
  const tell = createTeller(upload, deps)
  await tell({ kind: 'running', done: 0, total: upload.rows, seenAt: deps.now() })
  return { finished: finish(upload, confirmed, deps) }
}

/** What went wrong is told on the page; what cannot even be told is found there by its silence. */
async function finish(upload: Upload, confirmed: Confirmed, deps: Deps): Promise<void> {
  const tell = createTeller(upload, deps)
  try {
    await tell(await run(upload, confirmed, deps))
  } catch (error) {
    const code = error instanceof Problem ? error.code : 'internal'
    await tell({ kind: 'failed', code }).catch(() => undefined)
  }
}

/** A server that is killed tells no more: after a minute somebody may begin anew. Nothing was written in part. */
const SILENT_MINUTES = 1

export function isRunning(state: UploadState, now: Instant): boolean {
  return state.kind === 'running' && plusMinutes(state.seenAt, SILENT_MINUTES) > now
}

type Tell = (state: UploadState) => Promise<void>

function createTeller(upload: Upload, { uploads }: Deps): Tell {
  return state => uploads.save({ ...upload, state })
}

async function run(upload: Upload, { setsAside, by }: Confirmed, deps: Deps): Promise<UploadState> {
  const table = await tableOf(upload, deps)
  const tell = createTeller(upload, deps)
  const onProgress = async (done: number, total: number) => {
    if (done % TOLD_EACH === 0) await tell({ kind: 'running', done, total, seenAt: deps.now() })
  }
  const options = { by: actorText(by.actor), mapping: mappingOf(upload), setsAside, onProgress }
  const act = { ...by, act: 'register.imported', detail: upload.format } as const
  const { setAside, ...counts } = await deps.acts.record(act, () =>
    deps.registerImports.importRegister(table, options),
  )
  return { kind: 'done', result: { ...counts, setAside: setAside.size } }
}

/** How many rows between two times that it is told how far it has come. */
const TOLD_EACH = 1000
