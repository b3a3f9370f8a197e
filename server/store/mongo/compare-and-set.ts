import type { Response } from '../../../surveys/response.ts'
import type { SaveOutcome } from '../response-store.ts'
import type { ResponseDocument } from './documents.ts'
import { asked, insertOnce } from './errors.ts'
import type { Models } from './models.ts'
import { responseId } from './response-documents.ts'

/** What a write puts into a response's document: as fields of one that is there, or as one that is new. */
export interface ResponseWrite {
  readonly fields: Partial<ResponseDocument>
  readonly whenNew: Omit<ResponseDocument, '_id' | 'round' | 'key' | 'isClosed'>
}

/**
 * The one way to write to a response: an insert for the first revision, a compare-and-set for the next.
 * What is closed, or staged by an import, is written to by nobody else.
 */
export async function writeResponse(
  { roundId: round, key, revision }: Pick<Response, 'roundId' | 'key' | 'revision'>,
  { fields, whenNew }: ResponseWrite,
  { response, ask = asked }: Pick<Models, 'response'> & { readonly ask?: typeof asked },
): Promise<SaveOutcome> {
  const _id = responseId(round, key)
  if (revision === 1) {
    const document = { _id, round, key, ...whenNew, isClosed: false }
    if ((await insertOnce(response.create([document] as never))) === 'stored') return 'stored'
    // An import that came to nothing may have left the place.
  }
  const before = { _id, revision: revision - 1, isClosed: false, staged: null }
  const { matchedCount } = await ask(response.updateOne(before, { $set: fields }).exec())
  if (matchedCount === 1) return 'stored'
  const found = await ask(response.findById(_id, { isClosed: 1 }).lean().exec())
  return found?.isClosed === true ? 'closed' : 'stale'
}
