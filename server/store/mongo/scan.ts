import { trusted } from 'mongoose'

import { askedAtLength } from './errors.ts'

/** This many are read at a time, by key: no cursor has to live long. */
const SCAN_SIZE = 500

/** A query that can still be narrowed and sorted. */
interface Page<Document> {
  sort(order: Readonly<Record<string, 1>>): Page<Document>
  limit(count: number): { lean(): { exec(): Promise<readonly Document[]> } }
}

/**
 * Reads documents in the order of a field that is unique among them, a page at a time.
 *
 * @param find The documents whose field is within these bounds.
 * @param bounds Of the field: where the reading begins, and perhaps where it ends.
 */
export async function* scan<Field extends string, Document extends Readonly<Record<Field, string>>>(
  find: (filter: object) => unknown,
  field: Field,
  bounds: object,
): AsyncGenerator<Document> {
  let after: object = bounds
  for (;;) {
    const page = find({ [field]: trusted(after) }) as Page<Document>
    const found = await askedAtLength(
      page
        .sort({ [field]: 1 })
        .limit(SCAN_SIZE)
        .lean()
        .exec(),
    )
    yield* found
    const last = found.at(-1)
    if (last === undefined || found.length < SCAN_SIZE) return
    after = { ...bounds, $gt: last[field] }
  }
}
