import type { Response, SubmittedResponse } from '../../surveys/response.ts'
import type { Store } from '../../server/store/store.ts'
import { insertOpenRound, response } from '../builders/records.ts'

/** Responses in any number, about two kilobytes each, to be streamed. */

export function streamedKey(number: number): string {
  return `k${String(number).padStart(7, '0')}`
}

const TEXT = 'Vi är nöjda med det mesta, men svaren dröjer. '.repeat(40)

export function streamedResponse(number: number, roundId = 'prov-2022'): SubmittedResponse {
  const answers = { 'prov.helhet': 1 + (number % 5), 'prov.text': TEXT }
  return response(streamedKey(number), { roundId }, { answers })
}

/** Every tenth is a draft. */
function stored(number: number): Response {
  const submitted = streamedResponse(number)
  return number % 10 === 9 ? { ...submitted, content: { state: 'draft', sealed: TEXT } } : submitted
}

/** An open round with that many, written out of order. */
export async function fillWithResponses(store: Store, count: number): Promise<void> {
  await insertOpenRound(store, ['A'])
  const step = 2500
  const starts = Array.from({ length: Math.ceil(count / step) }, (_, index) => index * step)
  for (const start of starts.toReversed()) {
    const length = Math.min(step, count - start)
    await store.restoreResponses(
      Array.from({ length }, (_, index) => stored(start + length - 1 - index)),
    )
  }
}
