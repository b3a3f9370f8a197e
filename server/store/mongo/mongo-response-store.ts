import { trusted } from 'mongoose'

import type { Response, ResponseKey } from '../../../surveys/response.ts'
import type { Round, RoundId } from '../../../surveys/round.ts'
import type { ResponseStore, SaveOutcome, Submitting } from '../response-store.ts'
import { BATCH, inParts, under, UNCHECKED } from './bulk.ts'
import { writeResponse } from './compare-and-set.ts'
import { asked, askedAtLength, insertOnce } from './errors.ts'
import { markAnswered } from './mongo-invitation-store.ts'
import type { Models } from './models.ts'
import { responseId, roundName, storedFields } from './response-documents.ts'
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
export function createResponseStore(models: Models): ResponseStore {
  const places = createResponsePlaces(models)
  const imports = createStagedImports(models, places)
  const deps = { models, places, imports }
  const save = (given: Response) => saveResponse(given, deps)
  return {
    saveDraft: save,
    async submitResponse({ response: given, mark }) {
      const outcome = await save(given)
      // A death here is repaired: an answered association is found by its response.
      if (outcome === 'stored' && mark !== null) await markAnswered(mark, models.invitation)
      return outcome
    },
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
  { models, places }: ResponseDeps,
): Promise<SaveOutcome> {
  const { roundId } = given
  const [isTaking, place] = await Promise.all([
    takesResponses(roundId, models),
    places.writableOf(roundId),
  ])
  if (!isTaking || place === null) return 'closed'
  const fields = storedFields(given)
  const write = { fields, whenNew: { ...fields, staged: null } }
  const outcome = await writeResponse(given, write, place)
  return outcome === 'stored' && !(await place.isStill()) ? 'stale' : outcome
}

async function takesResponses(id: RoundId, { round }: ResponseDeps['models']): Promise<boolean> {
  const found = await asked(round.findById(id, { state: 1, closedAt: 1 }).lean().exec())
  return found?.state === 'open' && found.closedAt === null
}

async function importAll(
  submittings: readonly Submitting[],
  round: Round | null,
  { models, imports }: ResponseDeps,
): Promise<SaveOutcome> {
  const id = submittings[0]?.response.roundId
  if (id === undefined) return 'stored'
  const found = await asked(models.round.findById(id, { state: 1 }).lean().exec())
  return found?.state === 'open' ? imports.run(id, submittings, round) : 'closed'
}

/** Closes what is there, holds the places of what is not, and closes what came in between. */
async function closeAll(
  round: RoundId,
  keys: readonly ResponseKey[],
  response: ResponseModel,
): Promise<void> {
  const ofRound = { _id: trusted(under(roundName(round))), isClosed: false }
  const close = () =>
    askedAtLength(response.updateMany(ofRound, { $set: { isClosed: true } }).exec())
  await close()
  for (const some of inParts(keys, BATCH)) await holdPlaces(round, some, response)
  await close()
}

/** Each on its own; and one that does not fit its schema is told, not left out. */
const UNORDERED = { ordered: false, throwOnValidationError: true } as const

async function holdPlaces(
  round: RoundId,
  keys: readonly ResponseKey[],
  response: ResponseModel,
): Promise<void> {
  const held = { revision: 0, survey: null, sector: null, submitted: false, isClosed: true }
  const documents = keys.map(key => ({
    _id: responseId(round, key),
    round,
    key,
    ...held,
    staged: null,
    content: null,
  }))
  // One that somebody has just written keeps what it has.
  await insertOnce(response.insertMany(documents as never, UNORDERED), askedAtLength)
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
