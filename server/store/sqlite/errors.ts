import { Problem } from '../../problems.ts'

/** SQLite's own name for what went wrong, `SQLITE_BUSY`; `null` for an error that is not SQLite's. */
export function sqliteCode(error: unknown): string | null {
  const code = (error as { readonly code?: unknown } | null)?.code
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null
}

/** A driver's error as a problem that people can act on; anything else is passed on as it is. */
export function asStoreProblem(error: unknown, path: string): unknown {
  const code = sqliteCode(error)
  if (code === null) return asClosed(error)
  if (isDamage(error)) return new Problem('store/damaged')
  const isForeign = code === 'SQLITE_ERROR' && /no such (table|column)/.test(String(error))
  if (isForeign || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) {
    return new Problem('store/notADatabase', { path }, { cause: error })
  }
  return isUnavailable(code) ? new Problem('store/unavailable', {}, { cause: error }) : error
}

/** What better-sqlite3 itself says of a store that has been closed is no error of SQLite's. */
function asClosed(error: unknown): unknown {
  const isClosed = String(error) === 'TypeError: The database connection is not open'
  return isClosed ? new Problem('store/unavailable', {}, { cause: error }) : error
}

/** A document that is no JSON, where SQLite itself looks into it. */
function isDamage(error: unknown): boolean {
  return String(error) === 'SqliteError: malformed JSON'
}

/** The same when a store is opened: what does not pass by itself is told with the file's name. */
export function asOpenProblem(error: unknown, path: string): unknown {
  const code = sqliteCode(error)
  const isOfFile = /^E[A-Z]+$/.test(String((error as { readonly code?: unknown } | null)?.code))
  const isUnusable = isOfFile || UNUSABLE.some(cause => code?.startsWith(`SQLITE_${cause}`))
  return isUnusable
    ? new Problem('store/unusable', { path }, { cause: error })
    : asStoreProblem(error, path)
}

const UNUSABLE = ['CANTOPEN', 'READONLY', 'PERM', 'AUTH', 'IOERR']

const UNAVAILABLE = ['BUSY', 'LOCKED', 'PROTOCOL', 'FULL', 'IOERR', 'CANTOPEN', 'READONLY', 'PERM']

function isUnavailable(code: string): boolean {
  return UNAVAILABLE.some(cause => code.startsWith(`SQLITE_${cause}`))
}

/** Another process is writing: nothing has been done, and it can be tried again. */
export function isLocked(error: unknown): boolean {
  return sqliteCode(error)?.startsWith('SQLITE_BUSY') === true
}

/** One of the writes is at fault, and not the store: the others can be done without it. */
export function isOfOneWrite(error: unknown): boolean {
  const code = sqliteCode(error)
  return code === null || code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_TOOBIG'
}

/**
 * A commit failed so that nobody knows what is on the disk. Not so where the disk was full: then it took
 * nothing, and takes it when there is room. A quota is told as `WRITE`, and as `SHMSIZE` a full disk that
 * has no room for the index of the log.
 */
export function leavesDoubt(error: unknown): boolean {
  const code = sqliteCode(error)
  return code?.startsWith('SQLITE_IOERR') === true && !REFUSED_BY_DISK.includes(code)
}

const REFUSED_BY_DISK = ['SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE']
