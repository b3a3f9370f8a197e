import { setImmediate } from 'node:timers/promises'

import { isSubmitted, type Response, type SubmittedResponse } from '../../../surveys/response.ts'
import type { ResponseStore, ResponseSummary, SaveOutcome, Submitting } from '../response-store.ts'
import type { Database } from './database.ts'
import { createReader, parseDocument } from './reader.ts'
import { createRoundWriter } from './sqlite-round-store.ts'
import type { WriteQueue } from './write-queue.ts'

interface ResponseRow {
  readonly round: string
  readonly key: string
  readonly revision: number
  readonly survey: string
  readonly sector: string
  readonly content: string
}

/** A scan reads this many rows at a time, so that other requests are answered in between. */
const SCAN_ROWS = 500

export function createResponseStore(db: Database, queue: WriteQueue): ResponseStore {
  const read = createReader(db)
  const saveDraft = createResponseWriter(db, NOT_CLOSED)
  const submit = createSubmitWriter(db, NOT_CLOSED)
  const importOne = createSubmitWriter(db, OPEN)
  const saveRound = createRoundWriter(db)
  const find = db.prepare<[string, string], ResponseRow>(
    'SELECT * FROM response WHERE round = ? AND key = ?',
  )
  const summarise = db.prepare<[string], ResponseSummary>(
    `SELECT count(*) AS submitted, coalesce(sum(revision), 0) AS revisionSum
     FROM response WHERE round = ? AND submitted = 1`,
  )
  return {
    findResponse: (round, key) =>
      read(() => {
        const row = find.get(round, key)
        return row === undefined ? null : toResponse(row)
      }),
    saveDraft: draft => queue.run(() => saveDraft(draft)),
    submitResponse: submitting => queue.run(() => submit(submitting)),
    importResponses: (submittings, round) =>
      allOrNone(queue, () => {
        const outcomes = submittings.map(importOne)
        if (round !== null) outcomes.push(saveRound(round))
        return outcomes.find(outcome => outcome !== 'stored') ?? 'stored'
      }),
    eachResponse: round => scan(db, round),
    summariseResponses: round =>
      read(() => summarise.get(round) ?? { submitted: 0, revisionSum: 0 }),
  }
}

/** Which rounds take a response: what staff read in may come after closing, what is sent in may not. */
const OPEN = "SELECT 1 FROM round WHERE id = ? AND state = 'open'"
const NOT_CLOSED = `${OPEN} AND doc ->> 'closedAt' IS NULL`

/** Stores a response and marks its invitation as answered; to be called inside a write. */
function createSubmitWriter(
  db: Database,
  takes: typeof OPEN | typeof NOT_CLOSED,
): (submitting: Submitting) => SaveOutcome {
  const saveResponse = createResponseWriter(db, takes)
  const markAnswered = db.prepare(
    'UPDATE invitation SET answered_at = ? WHERE id = ? AND answered_at IS NULL',
  )
  return ({ response, invitationId, answeredAt }) => {
    const outcome = saveResponse(response)
    if (outcome === 'stored') markAnswered.run(answeredAt, invitationId)
    return outcome
  }
}

/** Undoes a whole write: thrown inside it, and an outcome outside. */
class Refused extends Error {
  readonly outcome: Exclude<SaveOutcome, 'stored'>

  constructor(outcome: Exclude<SaveOutcome, 'stored'>) {
    super(outcome)
    this.outcome = outcome
  }
}

async function allOrNone(queue: WriteQueue, write: () => SaveOutcome): Promise<SaveOutcome> {
  try {
    return await queue.run(() => {
      const outcome = write()
      if (outcome !== 'stored') throw new Refused(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof Refused) return error.outcome
    throw error
  }
}

/** Stores a draft or response if its revision follows the stored one and the round takes responses. */
function createResponseWriter(
  db: Database,
  takes: typeof OPEN | typeof NOT_CLOSED,
): (response: Response) => SaveOutcome {
  const isTaken = db.prepare(takes).pluck()
  const insert = db.prepare(
    `INSERT INTO response (id, round, key, revision, survey, sector, submitted, content)
     VALUES (random(), ?, ?, 1, ?, ?, ?, ?) ON CONFLICT (round, key) DO NOTHING`,
  )
  const update = db.prepare(
    `UPDATE response SET revision = revision + 1, survey = ?, sector = ?, submitted = ?, content = ?
     WHERE round = ? AND key = ? AND revision = ?`,
  )
  return response => {
    const { roundId, key, revision, survey, sector } = response
    if (isTaken.get(roundId) === undefined) return 'closed'
    const submitted = isSubmitted(response) ? 1 : 0
    const content = JSON.stringify(response.content)
    const { changes } =
      revision === 1
        ? insert.run(roundId, key, survey, sector, submitted, content)
        : update.run(survey, sector, submitted, content, roundId, key, revision - 1)
    return changes === 1 ? 'stored' : 'stale'
  }
}

async function* scan(db: Database, round: string): AsyncGenerator<SubmittedResponse> {
  const next = db.prepare<[string, string], ResponseRow>(
    `SELECT * FROM response WHERE round = ? AND key > ? AND submitted = 1
     ORDER BY key LIMIT ${SCAN_ROWS}`,
  )
  let after = ''
  for (;;) {
    const rows = next.all(round, after)
    for (const row of rows) yield toResponse(row) as SubmittedResponse
    const last = rows.at(-1)
    if (last === undefined || rows.length < SCAN_ROWS) return
    after = last.key
    await setImmediate()
  }
}

function toResponse(row: ResponseRow): Response {
  return {
    roundId: row.round,
    key: row.key,
    revision: row.revision,
    survey: row.survey,
    sector: row.sector,
    content: parseDocument<Response['content']>(row.content),
  }
}
