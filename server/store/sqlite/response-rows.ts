import { setImmediate } from 'node:timers/promises'

import type { Response } from '../../../surveys/response.ts'
import type { RoundId } from '../../../surveys/round.ts'
import { parseDocument } from '../parse-document.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { scan, SCAN_ROWS } from './scan.ts'

export interface ResponseRow {
  readonly round: string
  readonly key: string
  readonly revision: number
  readonly survey: string
  readonly sector: string
  readonly content: string
}

const COLUMNS = 'round, key, revision, survey, sector, content'

export function toResponse(row: ResponseRow): Response {
  return {
    roundId: row.round,
    key: row.key,
    revision: row.revision,
    survey: row.survey,
    sector: row.sector,
    content: parseDocument<Response['content']>(row.content),
  }
}

/** In the order of their keys: through an index, so that each is somewhere else in the file. */
export async function* scanByKey(
  db: Database,
  round: RoundId,
  which: '' | 'AND submitted = 1',
): AsyncGenerator<Response> {
  const read = createReader(db)
  const next = await read(() =>
    db.prepare<[string, string], ResponseRow>(
      `SELECT ${COLUMNS} FROM response WHERE round = ? AND key > ? ${which}
       ORDER BY key LIMIT ${SCAN_ROWS}`,
    ),
  )
  const rows = scan(
    db,
    after => next.all(round, after),
    ({ key }) => key,
  )
  for await (const row of rows) yield toResponse(row)
}

/** A round with a smaller share of the table is found through the index in less time. */
const LEAST_SHARE = 1 / 20
/** Below every id: SQLite draws none that is lower, nor this one. */
const BEFORE_ALL = -(2n ** 63n)

/** Submitted responses as they lie in the file: a large round is read from one end to the other. */
export async function* scanTable(db: Database, round: RoundId): AsyncGenerator<Response> {
  const read = createReader(db)
  const readPage = await read(() => createPageReader(db, round))
  let page = await read(() => readPage(BEFORE_ALL))
  // Ids are drawn at random, so that the first rows tell how many of all belong to the round.
  if (page.rows.length < SCAN_ROWS * LEAST_SHARE) {
    yield* scanByKey(db, round, 'AND submitted = 1')
    return
  }
  for (;;) {
    for (const row of page.rows) yield toResponse(row)
    const { last } = page
    if (last === null) return
    await setImmediate()
    page = await read(() => readPage(last))
  }
}

/** The rows of a round among the next of the table, and the last of those: `null` at the end. */
interface TablePage {
  readonly rows: readonly ResponseRow[]
  readonly last: bigint | null
}

function createPageReader(db: Database, round: RoundId): (after: bigint) => TablePage {
  // An id has 64 bits, which a number has no room for.
  const findLast = db
    .prepare<[bigint], bigint | null>(
      `SELECT max(id) FROM (SELECT id FROM response WHERE id > ? ORDER BY id LIMIT ${SCAN_ROWS})`,
    )
    .pluck()
    .safeIntegers()
  const find = db.prepare<[bigint, bigint, string], ResponseRow>(
    `SELECT ${COLUMNS} FROM response NOT INDEXED
     WHERE id > ? AND id <= ? AND round = ? AND submitted = 1 ORDER BY id`,
  )
  return after => {
    const last = findLast.get(after) ?? null
    return { last, rows: last === null ? [] : find.all(after, last, round) }
  }
}
