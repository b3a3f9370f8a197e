import { setImmediate } from 'node:timers/promises'

import { asStoreProblem } from './errors.ts'
import type { Database } from './database.ts'

/** This many rows are read at a time, so that other requests are answered in between. */
export const SCAN_ROWS = 500

/**
 * Reads rows in the order of a key, a page at a time: no statement stays open, so that anything may be
 * written meanwhile, and of what is long only a page is in memory.
 *
 * @param next The rows after a key, at most `SCAN_ROWS`, in its order.
 */
export async function* scan<Row>(
  db: Database,
  next: (after: string) => readonly Row[],
  keyOf: (row: Row) => string,
): AsyncGenerator<Row> {
  let after = ''
  for (;;) {
    const rows = readPage(db, () => next(after))
    yield* rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < SCAN_ROWS) return
    after = keyOf(last)
    await setImmediate()
  }
}

function readPage<Row>(db: Database, read: () => readonly Row[]): readonly Row[] {
  try {
    return read()
  } catch (error) {
    throw asStoreProblem(error, db.name)
  }
}
