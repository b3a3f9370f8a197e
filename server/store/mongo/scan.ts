import { trusted } from 'mongoose'

import { asStoreProblem } from './errors.ts'

/** This many are read at a time: of what is long only a part is in memory. */
const SCAN_SIZE = 500

/** What is read from a cursor, one document at a time. */
interface Cursor<Document> extends AsyncIterable<Document> {
  close(): Promise<unknown>
}

/** A query that has not been asked. */
interface Query<Document> {
  sort(order: Readonly<Record<string, 1>>): Query<Document>
  lean(): { cursor(options: { readonly batchSize: number }): Cursor<Document> }
}

/**
 * Reads documents in the order of a field that is unique among them. It is one cursor, sorted once: asked
 * for page by page, a server that sorts before it limits would sort all that is left for each page.
 *
 * @param find The documents whose field is within these bounds.
 * @param bounds Of the field: where the reading begins, and perhaps where it ends.
 */
export function scan<Field extends string, Document extends Readonly<Record<Field, string>>>(
  find: (filter: object) => unknown,
  field: Field,
  bounds: object,
): AsyncGenerator<Document> {
  const query = find({ [field]: trusted(bounds) }) as Query<Document>
  return readThrough(query.sort({ [field]: 1 }))
}

/** Reads all documents of a query, and only a part of them at a time. */
export async function* readThrough<Document>(query: unknown): AsyncGenerator<Document> {
  const found = (query as Query<Document>).lean().cursor({ batchSize: SCAN_SIZE })
  try {
    yield* found
  } catch (error) {
    throw asStoreProblem(error)
  } finally {
    // Whoever reads may stop half-way.
    await found.close().catch(() => undefined)
  }
}
