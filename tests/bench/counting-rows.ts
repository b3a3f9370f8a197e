import type { Store } from '../../server/store/store.ts'
import type { Response } from '../../surveys/response.ts'

/** A store, with every response that is read from it counted. */
export function countingRows(store: Store): {
  readonly store: Store
  readonly rowsRead: () => number
} {
  let rows = 0
  async function* counted<T extends Response>(responses: AsyncIterable<T>): AsyncGenerator<T> {
    for await (const response of responses) {
      rows += 1
      yield response
    }
  }
  const counting: Store = {
    ...store,
    async findResponse(round, key) {
      rows += 1
      return store.findResponse(round, key)
    },
    async findSubmitted(round, keys) {
      const found = await store.findSubmitted(round, keys)
      rows += found.size
      return found
    },
    async summariseResponses(round) {
      const summary = await store.summariseResponses(round)
      rows += summary.submitted
      return summary
    },
    eachResponse: round => counted(store.eachResponse(round)),
    eachInAnyOrder: round => counted(store.eachInAnyOrder(round)),
    eachStored: round => counted(store.eachStored(round)),
  }
  return { store: counting, rowsRead: () => rows }
}
