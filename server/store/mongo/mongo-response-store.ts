import { trusted } from 'mongoose'

import type { Response, ResponseKey, SubmittedResponse } from '../../../surveys/response.ts'
import type { Round, RoundId } from '../../../surveys/round.ts'
import type {
  ResponseStore,
  ResponseSummary,
  SaveOutcome,
  SeenRound,
  Submitting,
} from '../response-store.ts'
import type { AnsweredMarks } from './answered-marks.ts'
import { BATCH, batches, inParts, under, UNCHECKED } from './bulk.ts'
import { writeResponse } from './compare-and-set.ts'
import type { ResponseDocument } from './documents.ts'
import { asked, askedAtLength, insertOnce } from './errors.ts'
import {
  asCommitted,
  responseId,
  roundName,
  storedFields,
  toResponse,
} from './response-documents.ts'
import { readThrough, scan } from './scan.ts'
import { createStagedImports, type StagedImports } from './staged-imports.ts'
import type { Models } from './models.ts'

type ResponseModels = Pick<Models, 'response' | 'responseImport' | 'round' | 'invitation'>

/**
 * One document for each association in a round, and every write of it is one atomic compare-and-set on
 * its revision. Once it is closed nothing can be written to it.
 */
export function createResponseStore(models: ResponseModels, marks: AnsweredMarks): ResponseStore {
  const { response } = models
  const imports = createStagedImports(models)

  async function save(given: Response, seen?: SeenRound): Promise<SaveOutcome> {
    const round = seen ?? (await findState(given.roundId, models))
    if (round?.state !== 'open' || round.closedAt !== null) return 'closed'
    const fields = storedFields(given)
    return writeResponse(given, { fields, whenNew: { ...fields, staged: null } }, models)
  }

  return {
    findResponse: (round, key) => findResponse(responseId(round, key), response, imports),
    saveDraft: save,
    async submitResponse({ response: given, invitationId, answeredAt }, seen) {
      const outcome = await save(given, seen)
      // A death here is repaired: an answered association is found by its response.
      if (outcome === 'stored') marks.begin({ id: invitationId, at: answeredAt })
      return outcome
    },
    importResponses: (submittings, round) => importAll(submittings, round, { models, imports }),
    async findSubmitted(round, keys) {
      await imports.finish(round)
      const ids = keys.map(key => responseId(round, key))
      const filter = { _id: trusted({ $in: ids }), submitted: true }
      const found = await asked(response.find(filter, { key: 1 }).lean().exec())
      return new Set(found.map(({ key }) => key))
    },
    async closeResponses(round, keys) {
      await closeAll(round, keys, models)
      await imports.stop(round)
      await imports.finish(round)
    },
    ...createReading(models, imports),
    restoreResponses: responses => restoreAll(responses, models),
  }
}

/** What goes through all of a round first finishes what an import that was decided has left. */
function createReading(
  models: ResponseModels,
  imports: StagedImports,
): Pick<ResponseStore, 'eachResponse' | 'eachInAnyOrder' | 'eachStored' | 'summariseResponses'> {
  return {
    async *eachResponse(round) {
      await imports.finish(round)
      yield* scanRound(round, { submitted: true }, models) as AsyncGenerator<SubmittedResponse>
    },
    async *eachInAnyOrder(round) {
      await imports.finish(round)
      // No order is asked for: a server that keeps none would have to sort all of it first.
      const ofRound = { _id: trusted(under(roundName(round))), submitted: true }
      const found = readThrough<ResponseDocument>(models.response.find(ofRound))
      yield* responsesOf(found) as AsyncGenerator<SubmittedResponse>
    },
    async *eachStored(round) {
      await imports.finish(round)
      yield* scanRound(round, { revision: trusted({ $gt: 0 }) }, models)
    },
    async summariseResponses(round) {
      await imports.finish(round)
      return summarise(round, models)
    },
  }
}

async function findResponse(
  id: string,
  response: Models['response'],
  imports: StagedImports,
): Promise<Response | null> {
  const found = await asked(response.findById(id).lean().exec())
  if (found === null) return null
  const { staged } = found
  const isDecided = staged !== null && (await imports.isCommitted(staged.import))
  return toResponse(isDecided ? asCommitted(found, staged) : found)
}

function findState(id: RoundId, { round }: ResponseModels): Promise<SeenRound | null> {
  return asked(round.findById(id, { state: 1, closedAt: 1 }).lean().exec())
}

async function importAll(
  submittings: readonly Submitting[],
  round: Round | null,
  { models, imports }: { readonly models: ResponseModels; readonly imports: StagedImports },
): Promise<SaveOutcome> {
  const id = submittings[0]?.response.roundId
  if (id === undefined) return 'stored'
  const found = await findState(id, models)
  return found?.state === 'open' ? imports.run(id, submittings, round) : 'closed'
}

/** Closes what is there, holds the places of what is not, and closes what came in between. */
async function closeAll(
  round: RoundId,
  keys: AsyncIterable<ResponseKey> | Iterable<ResponseKey>,
  { response }: ResponseModels,
): Promise<void> {
  const ofRound = { _id: trusted(under(roundName(round))), isClosed: false }
  const close = () =>
    askedAtLength(response.updateMany(ofRound, { $set: { isClosed: true } }).exec())
  await close()
  for await (const some of batches(keys, BATCH)) await holdPlaces(round, some, response)
  await close()
}

async function holdPlaces(
  round: RoundId,
  keys: readonly ResponseKey[],
  response: ResponseModels['response'],
): Promise<void> {
  const ids = trusted({ $in: keys.map(key => responseId(round, key)) })
  const found = await askedAtLength(response.find({ _id: ids }, { key: 1 }).lean().exec())
  const there = new Set(found.map(({ key }) => key))
  const missing = keys.filter(key => !there.has(key))
  if (missing.length === 0) return
  const held = { revision: 0, survey: null, sector: null, submitted: false, isClosed: true }
  const documents = missing.map(key => ({
    _id: responseId(round, key),
    round,
    key,
    ...held,
    staged: null,
    content: null,
  }))
  // One that somebody has just written keeps what it has.
  await insertOnce(response.collection.insertMany(documents as never, UNCHECKED), askedAtLength)
}

function scanRound(
  round: RoundId,
  which: object,
  { response }: ResponseModels,
): AsyncGenerator<Response> {
  const find = (filter: object) => response.find({ ...filter, ...which })
  return responsesOf(scan<'_id', ResponseDocument>(find, '_id', under(roundName(round))))
}

async function* responsesOf(documents: AsyncIterable<ResponseDocument>): AsyncGenerator<Response> {
  for await (const document of documents) {
    const read = toResponse(document)
    if (read !== null) yield read
  }
}

async function restoreAll(
  responses: readonly Response[],
  { response }: ResponseModels,
): Promise<void> {
  for (const some of inParts(responses, BATCH)) {
    const documents = some.map(given => ({
      _id: responseId(given.roundId, given.key),
      round: given.roundId,
      key: given.key,
      ...storedFields(given),
      isClosed: false,
      staged: null,
    }))
    await askedAtLength(response.collection.insertMany(documents as never, UNCHECKED))
  }
}

async function summarise(round: RoundId, { response }: ResponseModels): Promise<ResponseSummary> {
  const [sums] = await askedAtLength(
    response
      .aggregate<ResponseSummary>([
        { $match: { _id: under(roundName(round)), submitted: true } },
        { $group: { _id: null, submitted: { $sum: 1 }, revisionSum: { $sum: '$revision' } } },
        { $project: { _id: 0, submitted: 1, revisionSum: 1 } },
      ])
      .exec(),
  )
  return sums ?? { submitted: 0, revisionSum: 0 }
}
