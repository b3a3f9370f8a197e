import { trusted } from 'mongoose'

import type { Response, SubmittedResponse } from '../../../surveys/response.ts'
import type { RoundId } from '../../../surveys/round.ts'
import { Problem } from '../../problems.ts'
import type { ResponseCount, ResponseStore, ResponseSummary } from '../response-store.ts'
import { under } from './bulk.ts'
import type { ResponseDocument } from './documents.ts'
import { asked, askedAtLength } from './errors.ts'
import { asCommitted, responseId, roundName, toResponse } from './response-documents.ts'
import type { ResponseModel, ResponsePlaces } from './response-places.ts'
import { readThrough, scan } from './scan.ts'
import type { StagedImports } from './staged-imports.ts'

interface ReadingDeps {
  readonly places: ResponsePlaces
  readonly imports: StagedImports
}

type Reading = Pick<
  ResponseStore,
  | 'findResponse'
  | 'findByCode'
  | 'findSubmitted'
  | 'eachResponse'
  | 'eachInAnyOrder'
  | 'eachStored'
  | 'countResponses'
  | 'summariseResponses'
>

/** What goes through all of a round first finishes what an import that was decided has left. */
export function createReading(deps: ReadingDeps): Reading {
  const { places, imports } = deps
  const settled = async (round: RoundId) => {
    await imports.finish(round)
    return places.of(round)
  }
  return {
    findResponse: (round, key) => findResponse(round, key, deps),
    async findByCode(codeDigest) {
      for (const response of await places.all()) {
        const ofCode = { 'content.codeDigest': codeDigest }
        const found = await asked(response.findOne(ofCode).lean().exec())
        if (found !== null) return toResponse(found)
      }
      return null
    },
    async findSubmitted(round, keys) {
      const response = await settled(round)
      const ids = keys.map(key => responseId(round, key))
      const filter = { _id: trusted({ $in: ids }), submitted: true }
      const found = await asked(response.find(filter, { key: 1 }).lean().exec())
      return new Set(found.map(({ key }) => key))
    },
    eachResponse: round =>
      scanRound(round, { submitted: true }, deps) as AsyncGenerator<SubmittedResponse>,
    eachInAnyOrder: round =>
      readPlace(
        round,
        response => {
          // No order is asked for: a server that keeps none would have to sort all of it first.
          const ofRound = { _id: trusted(under(roundName(round))), submitted: true }
          return readThrough<ResponseDocument>(response.find(ofRound))
        },
        deps,
      ) as AsyncGenerator<SubmittedResponse>,
    eachStored: round => scanRound(round, { revision: trusted({ $gt: 0 }) }, deps),
    countResponses: async round => countBySector(round, await settled(round)),
    summariseResponses: async round => summarise(round, await settled(round)),
  }
}

async function findResponse(
  round: RoundId,
  key: string,
  { places, imports }: ReadingDeps,
): Promise<Response | null> {
  const response = await places.of(round)
  const found = await asked(response.findById(responseId(round, key)).lean().exec())
  if (found === null) return null
  const { staged } = found
  const isDecided = staged !== null && (await imports.isCommitted(staged.import))
  return toResponse(isDecided ? asCommitted(found, staged) : found)
}

function scanRound(round: RoundId, which: object, deps: ReadingDeps): AsyncGenerator<Response> {
  const inOrder = (response: ResponseModel) => {
    const find = (filter: object) => response.find({ ...filter, ...which })
    return scan<'_id', ResponseDocument>(find, '_id', under(roundName(round)))
  }
  return readPlace(round, inOrder, deps)
}

/** Goes through what is read where a round's responses lie. */
async function* readPlace(
  round: RoundId,
  read: (response: ResponseModel) => AsyncIterable<ResponseDocument>,
  { places, imports }: ReadingDeps,
): AsyncGenerator<Response> {
  await imports.finish(round)
  const response = await places.of(round)
  for await (const document of read(response)) {
    const found = toResponse(document)
    if (found !== null) yield found
  }
  // What was read may have been dropped meanwhile, and then some of it was not there.
  if ((await places.of(round)) !== response) throw new Problem('store/unavailable')
}

async function countBySector(
  round: RoundId,
  response: ResponseModel,
): Promise<readonly ResponseCount[]> {
  const counts = await askedAtLength(
    response
      .aggregate<{ readonly _id: string; readonly submitted: number }>([
        { $match: { _id: under(roundName(round)), submitted: true } },
        { $group: { _id: '$sector', submitted: { $sum: 1 } } },
        { $sort: { _id: 1 } },
      ])
      .exec(),
  )
  return counts.map(({ _id, submitted }) => ({ sector: _id, submitted }))
}

async function summarise(round: RoundId, response: ResponseModel): Promise<ResponseSummary> {
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
