import { trusted } from 'mongoose'

import type { RoundId } from '../../../surveys/round.ts'
import { asked } from './errors.ts'
import { type Models, responsesIn } from './models.ts'

export type ResponseModel = Models['response']

/** The collection that responses of a round can be written to. */
export interface WritablePlace {
  readonly response: ResponseModel
  /**
   * Whether what has been written there counts: it does not when they are being written anew, or lie
   * elsewhere by now.
   */
  isStill(): Promise<boolean>
}

/** The collections of their own that responses lie in. */
export async function ownResponses({
  round,
}: Pick<Models, 'round'>): Promise<readonly ResponseModel[]> {
  const own = { responses: trusted({ $ne: null }) }
  const found = await asked(round.find(own, { responses: 1 }).lean().exec())
  return found.flatMap(({ responses }) =>
    responses === null ? [] : [responsesIn(round.db, responses)],
  )
}

/**
 * Where the responses of a round lie. Most share one collection. Where the promise says that no order is kept
 * they lie in one of their own, and move to another when they are written anew: the old one is dropped.
 */
export interface ResponsePlaces {
  of(round: RoundId): Promise<ResponseModel>
  /** `null`: nothing may be written there just now. */
  writableOf(round: RoundId): Promise<WritablePlace | null>
  /** Every collection that holds responses. */
  all(): Promise<readonly ResponseModel[]>
  named(collection: string): ResponseModel
}

export function createResponsePlaces({ round, response: common }: Models): ResponsePlaces {
  const named = (collection: string) => responsesIn(round.db, collection)
  /** Opened rounds that share the common collection: that never changes. */
  const sharing = new Set<RoundId>()

  async function find(id: RoundId) {
    if (sharing.has(id)) return { responses: null, rewriting: null }
    const fields = { opening: 1, responses: 1, rewriting: 1 }
    const found = await asked(round.findById(id, fields).lean().exec())
    const { opening = null, responses = null, rewriting = null } = found ?? {}
    if (opening !== null && responses === null) sharing.add(id)
    return { responses, rewriting }
  }

  return {
    named,
    async of(id) {
      const { responses } = await find(id)
      return responses === null ? common : named(responses)
    },
    async writableOf(id) {
      const { responses, rewriting } = await find(id)
      if (rewriting !== null) return null
      if (responses === null) return { response: common, isStill: async () => true }
      const isStill = async () => {
        const now = await find(id)
        return now.responses === responses && now.rewriting === null
      }
      return { response: named(responses), isStill }
    },
    all: async () => [common, ...(await ownResponses({ round }))],
  }
}
