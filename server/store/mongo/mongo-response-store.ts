import { trusted } from 'mongoose'

import type { Response, ResponseKey } from '../../../surveys/response.ts'
import type { Round, RoundId } from '../../../surveys/round.ts'
import type { ResponseStore, SaveOutcome, SeenRound, Submitting } from '../response-store.ts'
import type { AnsweredMarks } from './answered-marks.ts'
import { BATCH, batches, inParts, under, UNCHECKED } from './bulk.ts'
import { writeResponse } from './compare-and-set.ts'
import { eraseResponses } from './erase-responses.ts'
import { asked, askedAtLength, insertOnce } from './errors.ts'
import type { Models } from './models.ts'
import { CLOSED_PLACE, responseId, roundName, storedFields } from './response-documents.ts'
import { createResponsePlaces, type ResponseModel, type ResponsePlaces } from './response-places.ts'
import { createReading } from './response-reading.ts'
import { rewriteResponses } from './rewrite-responses.ts'
import { createStagedImports, type StagedImports } from './staged-imports.ts'

/** What a response store is made of. */
interface ResponseDeps {
  readonly models: Pick<Models, 'round' | 'invitation' | 'responseImport'>
  readonly places: ResponsePlaces
  readonly imports: StagedImports
}

/**
 * One document for each association in a round, and every write of it is one atomic compare-and-set on
 * its revision. Once it is closed nothing can be written to it.
 */
export function createResponseStore(models: Models, marks: AnsweredMarks): ResponseStore {
  const places = createResponsePlaces(models)
  const imports = createStagedImports(models, places)
  const deps = { models, places, imports }
  const save = (given: Response, seen?: SeenRound) => saveResponse(given, seen, deps)
  return {
    saveDraft: save,
    async submitResponse({ response: given, mark }, seen) {
      const outcome = await save(given, seen)
      // A death here is repaired: an answered association is found by its response.
      if (outcome === 'stored' && mark !== null) marks.begin(mark)
      return outcome
    },
    async removeWaiting({ roundId, key, revision }) {
      const response = await places.of(roundId)
      const waiting = { _id: responseId(roundId, key), revision, 'content.state': 'waiting' }
      const { deletedCount } = await asked(response.deleteOne(waiting as never).exec())
      return deletedCount === 1
    },
    eraseResponses: (round, key) => eraseResponses(round, key, deps),
    importResponses: (submittings, round) => importAll(submittings, round, deps),
    async closeResponses(round, keys) {
      await closeAll(round, keys, await places.of(round))
      await imports.stop(round)
      await imports.finish(round)
    },
    async rewriteResponses(round, which) {
      await imports.finish(round)
      await rewriteResponses(round, which, deps)
    },
    ...createReading(deps),
    restoreResponses: responses => restoreAll(responses, places),
  }
}

async function saveResponse(
  given: Response,
  seen: SeenRound | undefined,
  { models, places }: ResponseDeps,
): Promise<SaveOutcome> {
  const { roundId } = given
  const [round, place] = await Promise.all([
    seen ?? findState(roundId, models),
    places.writableOf(roundId),
  ])
  if (round?.state !== 'open' || round.closedAt !== null || place === null) return 'closed'
  const fields = storedFields(given)
  const write = { fields, whenNew: { ...fields, staged: null } }
  const outcome = await writeResponse(given, write, place)
  return outcome === 'stored' && !(await place.isStill()) ? 'stale' : outcome
}

function findState(id: RoundId, { round }: ResponseDeps['models']): Promise<SeenRound | null> {
  return asked(round.findById(id, { state: 1, closedAt: 1 }).lean().exec())
}

async function importAll(
  submittings: readonly Submitting[],
  round: Round | null,
  { models, imports }: ResponseDeps,
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
  response: ResponseModel,
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
  response: ResponseModel,
): Promise<void> {
  const ids = trusted({ $in: keys.map(key => responseId(round, key)) })
  const found = await askedAtLength(response.find({ _id: ids }, { key: 1 }).lean().exec())
  const there = new Set(found.map(({ key }) => key))
  const missing = keys.filter(key => !there.has(key))
  if (missing.length === 0) return
  const documents = missing.map(key => ({
    _id: responseId(round, key),
    round,
    key,
    ...CLOSED_PLACE,
  }))
  // One that somebody has just written keeps what it has.
  await insertOnce(response.collection.insertMany(documents as never, UNCHECKED), askedAtLength)
}

async function restoreAll(responses: readonly Response[], places: ResponsePlaces): Promise<void> {
  const [first] = responses
  if (first === undefined) return
  const response = await places.of(first.roundId)
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
