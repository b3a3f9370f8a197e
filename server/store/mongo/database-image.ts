import mongoose, { type Connection } from 'mongoose'

import { Problem } from '../../problems.ts'
import { BATCH } from './bulk.ts'
import { askedAtLength } from './errors.ts'
import type { Models } from './models.ts'
import { ownResponses } from './response-places.ts'

const { EJSON } = mongoose.mongo.BSON

/** What a line of an image holds: one document of one collection, whatever its version. */
interface ImageLine {
  readonly collection: string
  readonly document: { readonly [field: string]: unknown }
}

/** Every document of our collections just as it stands, as lines of extended JSON; who works on it, or is logged in, is left out. */
export async function* imageLines(models: Models): AsyncGenerator<string> {
  for (const model of [...Object.values(models), ...(await ownResponses(models))]) {
    const collection = model.collection.name
    if (PASSING.includes(collection)) continue
    const cursor = model.collection.find({}, { batchSize: BATCH }).sort({ _id: 1 })
    for await (const document of cursor) {
      yield EJSON.stringify({ collection, document }, { relaxed: false })
    }
  }
}

/** What is of the moment, and is not to come back. */
const PASSING = ['lease', 'session', 'attempt']

/**
 * Puts the documents of an image into a database that has nothing.
 *
 * @throws Problem 'copy/notEmpty'.
 */
export async function restoreImage(
  connection: Connection,
  lines: AsyncIterable<string>,
): Promise<void> {
  const there = await askedAtLength(connection.listCollections())
  if (there.length > 0) throw new Problem('copy/notEmpty')
  let batch: ImageLine[] = []
  const flush = async () => {
    const [first] = batch
    if (first === undefined) return
    const documents = batch.map(({ document }) => document)
    await askedAtLength(connection.collection(first.collection).insertMany(documents))
    batch = []
  }
  for await (const line of lines) {
    const read = EJSON.parse(line, { relaxed: false }) as ImageLine
    const isOther = batch[0] !== undefined && batch[0].collection !== read.collection
    if (isOther || batch.length === BATCH) await flush()
    batch.push(read)
  }
  await flush()
}
