import { randomUUID } from 'node:crypto'

import type { RoundId } from '../../../surveys/round.ts'
import { Problem } from '../../problems.ts'
import { BATCH, under, UNCHECKED } from './bulk.ts'
import type { ResponseDocument } from './documents.ts'
import { askedAtLength } from './errors.ts'
import type { Models } from './models.ts'
import { roundName } from './response-documents.ts'
import type { ResponseModel, ResponsePlaces } from './response-places.ts'
import { scan } from './scan.ts'

type RewriteModels = Pick<Models, 'round'>

/** A collection name of its own for the responses of a round. */
export function newResponsesName(): string {
  return `response-${randomUUID()}`
}

/** Makes such a collection, with its indexes. */
export async function makeResponses(response: ResponseModel): Promise<void> {
  await askedAtLength(response.createCollection())
  await askedAtLength(response.createIndexes())
}

/**
 * Writes the responses of a round to another collection in the order of their keys, names that one in the
 * round, and drops the one where they lay. From the moment that it says in the round that this goes on
 * nothing that is written to the old one is acknowledged; what was acknowledged before is copied. Of two that do it
 * at once one comes to nothing. Does nothing for a round whose responses have no collection of their own.
 */
export async function rewriteResponses(
  id: RoundId,
  which: 'all' | 'counted',
  {
    models: { round },
    places,
  }: { readonly models: RewriteModels; readonly places: ResponsePlaces },
): Promise<void> {
  const found = await askedAtLength(round.findById(id).lean().exec())
  const before = found?.responses ?? null
  if (before === null) return
  const after = newResponsesName()
  const from = { _id: id, responses: before }
  await askedAtLength(
    round.updateOne(from, { $set: { rewriting: after }, $push: { spareResponses: after } }).exec(),
  )
  await copy(id, which, { from: places.named(before), to: places.named(after) })
  const { matchedCount } = await askedAtLength(
    round
      .updateOne(
        { ...from, rewriting: after },
        { $set: { responses: after, rewriting: null }, $push: { spareResponses: before } },
      )
      .exec(),
  )
  if (matchedCount === 0) await drop(places.named(after))
  await dropSpare(id, { round, places })
  if (matchedCount === 0) throw new Problem('round/changedMeanwhile', { round: id })
}

async function copy(
  id: RoundId,
  which: 'all' | 'counted',
  { from, to }: { readonly from: ResponseModel; readonly to: ResponseModel },
): Promise<void> {
  await makeResponses(to)
  const find = (filter: object) => from.find(filter)
  let batch: ResponseDocument[] = []
  const flush = async () => {
    if (batch.length > 0) await askedAtLength(to.collection.insertMany(batch as never, UNCHECKED))
    batch = []
  }
  const all = scan<'_id', ResponseDocument>(find, '_id', under(roundName(id)))
  for await (const document of all) {
    batch.push(which === 'counted' ? counted(document) : document)
    if (batch.length === BATCH) await flush()
  }
  await flush()
}

/**
 * What is counted without what only writing it needed; of what is not, nothing but its place, which stays closed
 * to whoever saw the round while it was open and comes to write first now.
 */
function counted(document: ResponseDocument): ResponseDocument {
  const { content, submitted } = document
  if (!submitted || content === null || content.state === 'draft') {
    return { ...document, revision: 0, survey: null, sector: null, content: null }
  }
  return { ...document, revision: 1, content: { ...content, submissionId: '' } }
}

/** Drops every collection that the round no longer names, also what a server that died has left. */
async function dropSpare(
  id: RoundId,
  { round, places }: RewriteModels & { readonly places: ResponsePlaces },
): Promise<void> {
  const found = await askedAtLength(round.findById(id).lean().exec())
  for (const name of found?.spareResponses ?? []) {
    // Somebody else is writing to it.
    if (name === found?.rewriting) continue
    if (name !== found?.responses) await drop(places.named(name))
    await askedAtLength(round.updateOne({ _id: id }, { $pull: { spareResponses: name } }).exec())
  }
}

/** MongoDB's answer where there is no such collection: it is dropped already. */
const NO_COLLECTION = 26

async function drop({ collection }: ResponseModel): Promise<void> {
  try {
    await askedAtLength(collection.drop())
  } catch (error) {
    if ((error as { readonly code?: unknown } | null)?.code !== NO_COLLECTION) throw error
  }
}
