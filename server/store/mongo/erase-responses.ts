import { trusted } from 'mongoose'

import type { ResponseKey } from '../../../surveys/response.ts'
import type { RoundId } from '../../../surveys/round.ts'
import { under } from './bulk.ts'
import { askedAtLength } from './errors.ts'
import type { Models } from './models.ts'
import { CLOSED_PLACE, responseId, roundName } from './response-documents.ts'
import type { ResponsePlaces } from './response-places.ts'
import { rewriteResponses } from './rewrite-responses.ts'
import type { StagedImports } from './staged-imports.ts'

/**
 * Empties the places of a round's responses, and holds them: somebody who saw the round while it was open cannot write
 * there. Where they have a collection of their own, what is left moves to another and the old one is dropped.
 *
 * @param key Of the only one; `null`: all of them.
 */
export async function eraseResponses(
  round: RoundId,
  key: ResponseKey | null,
  deps: {
    readonly models: Pick<Models, 'round'>
    readonly places: ResponsePlaces
    readonly imports: StagedImports
  },
): Promise<void> {
  await deps.imports.finish(round)
  const response = await deps.places.of(round)
  const inRound = { _id: trusted(under(roundName(round))) }
  const which = key === null ? inRound : { _id: responseId(round, key) }
  await askedAtLength(response.updateMany(which, { $set: CLOSED_PLACE }).exec())
  await rewriteResponses(round, 'all', deps)
}
