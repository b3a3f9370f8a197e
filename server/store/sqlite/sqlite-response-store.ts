import { isCounted, type Response, type SubmittedResponse } from '../../../surveys/response.ts'
import type {
  ResponseCount,
  ResponseStore,
  ResponseSummary,
  SaveOutcome,
  Submitting,
} from '../response-store.ts'
import type { Database } from './database.ts'
import { createReader } from './reader.ts'
import { type ResponseRow, scanByKey, scanTable, toResponse } from './response-rows.ts'
import { createAnsweredMarker } from './sqlite-invitation-store.ts'
import { createRoundWriter } from './sqlite-round-store.ts'
import type { WriteQueue } from './write-queue.ts'

export function createResponseStore(db: Database, queue: WriteQueue): ResponseStore {
  const read = createReader(db)
  const saveDraft = createResponseWriter(db, 'respondent')
  const submit = createSubmitWriter(db, 'respondent')
  const importOne = createSubmitWriter(db, 'staff')
  const saveRound = createRoundWriter(db)
  const find = db.prepare<[string, string], ResponseRow>(
    'SELECT * FROM response WHERE round = ? AND key = ?',
  )
  const isSubmittedIn = db.prepare(
    'SELECT 1 FROM response WHERE round = ? AND key = ? AND submitted = 1',
  )
  return {
    ...createCounting(db),
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
    removeWaiting: createRemoving(db, queue),
    eraseResponses: createErasing(db, queue),
    findSubmitted: (round, keys) =>
      read(() => new Set(keys.filter(key => isSubmittedIn.get(round, key) !== undefined))),
    // Each write looks at the round's state in its own transaction.
    closeResponses: async () => undefined,
    rewriteResponses: createRewriting(db, queue),
    ...createReading(db),
    ...createCopying(db, queue),
  }
}

function createRemoving(db: Database, queue: WriteQueue): ResponseStore['removeWaiting'] {
  const remove = db.prepare(
    `DELETE FROM response
     WHERE round = ? AND key = ? AND revision = ? AND content ->> 'state' = 'waiting'`,
  )
  return ({ roundId, key, revision }) =>
    queue.run(() => remove.run(roundId, key, revision).changes === 1)
}

/** Each write looks at the round's state: where they stood nothing is written any more. */
function createErasing(db: Database, queue: WriteQueue): ResponseStore['eraseResponses'] {
  const erase = db.prepare(
    'DELETE FROM response WHERE round = :round AND (:key IS NULL OR key = :key)',
  )
  return (round, key) =>
    queue.run(() => {
      erase.run({ round, key })
    })
}

function createCounting(
  db: Database,
): Pick<ResponseStore, 'findByCode' | 'countResponses' | 'summariseResponses'> {
  const read = createReader(db)
  const findByCode = db.prepare<[string], ResponseRow>(
    'SELECT * FROM response WHERE code_digest = ?',
  )
  const count = db.prepare<[string], ResponseCount>(
    `SELECT sector, count(*) AS submitted FROM response NOT INDEXED
     WHERE round = ? AND submitted = 1 GROUP BY sector ORDER BY sector`,
  )
  const summarise = db.prepare<[string], ResponseSummary>(
    `SELECT count(*) AS submitted, coalesce(sum(revision), 0) AS revisionSum
     FROM response NOT INDEXED WHERE round = ? AND submitted = 1`,
  )
  return {
    findByCode: codeDigest =>
      read(() => {
        const row = findByCode.get(codeDigest)
        return row === undefined ? null : toResponse(row)
      }),
    countResponses: round => read(() => count.all(round)),
    summariseResponses: round =>
      read(() => summarise.get(round) ?? { submitted: 0, revisionSum: 0 }),
  }
}

/**
 * A response gets another row id, drawn at random as the one before. Where it lies in the file follows from
 * that alone when the file is written anew.
 */
function createRewriting(db: Database, queue: WriteQueue): ResponseStore['rewriteResponses'] {
  const rewrite = db.prepare('UPDATE response SET id = random() WHERE round = ?')
  const leaveOut = db.prepare('DELETE FROM response WHERE round = ? AND submitted = 0')
  const strip = db.prepare(
    `UPDATE response SET revision = 1, content = json_set(content, '$.submissionId', '')
     WHERE round = ?`,
  )
  return (round, which) =>
    queue.run(() => {
      if (which === 'counted') {
        leaveOut.run(round)
        strip.run(round)
      }
      rewrite.run(round)
    })
}

/** Who may still write to a round: what staff read in may come after closing, what is sent in may not. */
type Writer = 'respondent' | 'staff'

/** Submitted ones only: that is what each statement asks for. */
function createReading(db: Database): Pick<ResponseStore, 'eachResponse' | 'eachInAnyOrder'> {
  return {
    eachResponse: round =>
      scanByKey(db, round, 'AND submitted = 1') as AsyncIterable<SubmittedResponse>,
    eachInAnyOrder: round => scanTable(db, round) as AsyncIterable<SubmittedResponse>,
  }
}

/** Responses as they stand, from and to another store. */
function createCopying(
  db: Database,
  queue: WriteQueue,
): Pick<ResponseStore, 'eachStored' | 'restoreResponses'> {
  const restore = createRestorer(db)
  return {
    eachStored: round => scanByKey(db, round, ''),
    restoreResponses: responses =>
      queue.run(() => {
        for (const response of responses) restore(response)
      }),
  }
}

function createRestorer(db: Database): (response: Response) => void {
  const insert = db.prepare(
    `INSERT INTO response (id, round, key, revision, survey, sector, submitted, content, code_digest)
     VALUES (random(), ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return response => {
    const { roundId, key, revision } = response
    insert.run(roundId, key, revision, ...storedValues(response))
  }
}

/** Stores a response and marks the invitation that it names as answered; to be called inside a write. */
function createSubmitWriter(db: Database, writer: Writer): (submitting: Submitting) => SaveOutcome {
  const saveResponse = createResponseWriter(db, writer)
  const markAnswered = createAnsweredMarker(db)
  return ({ response, mark }) => {
    const outcome = saveResponse(response)
    if (outcome === 'stored' && mark !== null) markAnswered(mark)
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

/** Whether a round takes responses, and has not moved to another store. Its document is read again only when its revision is another. */
function createOpenCheck(db: Database, writer: Writer): (round: string) => boolean {
  const find = db
    .prepare<[string], number>(
      `SELECT revision FROM round WHERE id = ? AND state = 'open'
       AND NOT EXISTS (SELECT 1 FROM condition WHERE doc ->> 'kind' = 'moved')`,
    )
    .pluck()
  const isClosed = db
    .prepare<[string], number>("SELECT doc ->> 'closedAt' IS NOT NULL FROM round WHERE id = ?")
    .pluck()
  const known = new Map<string, { readonly revision: number; readonly isClosed: boolean }>()
  return id => {
    const revision = find.get(id)
    if (revision === undefined) return false
    const last = known.get(id)
    const read = last?.revision === revision ? last : { revision, isClosed: isClosed.get(id) === 1 }
    known.set(id, read)
    return writer === 'staff' || !read.isClosed
  }
}

/** Stores a draft or response if its revision follows the stored one and the round takes responses. */
function createResponseWriter(db: Database, writer: Writer): (response: Response) => SaveOutcome {
  const takes = createOpenCheck(db, writer)
  const insert = db.prepare(
    `INSERT INTO response (id, round, key, revision, survey, sector, submitted, content, code_digest)
     VALUES (random(), ?, ?, 1, ?, ?, ?, ?, ?) ON CONFLICT (round, key) DO NOTHING`,
  )
  const update = db.prepare(
    `UPDATE response
     SET revision = revision + 1, survey = ?, sector = ?, submitted = ?, content = ?, code_digest = ?
     WHERE round = ? AND key = ? AND revision = ?`,
  )
  return response => {
    const { roundId, key, revision } = response
    if (!takes(roundId)) return 'closed'
    const values = storedValues(response)
    const { changes } =
      revision === 1
        ? insert.run(roundId, key, ...values)
        : update.run(...values, roundId, key, revision - 1)
    return changes === 1 ? 'stored' : 'stale'
  }
}

/** What a response is stored as, without its key and revision: in the order of the columns. */
function storedValues(response: Response) {
  const { survey, sector, content } = response
  const submitted = isCounted(response) ? 1 : 0
  const codeDigest = content.state === 'draft' ? null : content.codeDigest
  return [survey, sector, submitted, JSON.stringify(content), codeDigest] as const
}
