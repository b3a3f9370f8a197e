import Sqlite from 'better-sqlite3'

import { Problem } from '../../problems.ts'

/** A driver's error as a problem that people can act on; anything else is passed on as it is. */
export function asStoreProblem(error: unknown, path: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT')) {
    return new Problem('store/notADatabase', { path }, { cause: error })
  }
  return isUnavailable(error) ? new Problem('store/unavailable', {}, { cause: error }) : error
}

const UNAVAILABLE = ['BUSY', 'LOCKED', 'FULL', 'IOERR', 'CANTOPEN', 'READONLY', 'PERM']

function isUnavailable({ code }: { readonly code: string }): boolean {
  return UNAVAILABLE.some(cause => code.startsWith(`SQLITE_${cause}`))
}
