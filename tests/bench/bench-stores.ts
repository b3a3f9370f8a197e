import { pathTo } from '../../server/paths.ts'
import { benchToken, submitBody } from './bench-round.ts'
import type { LoadRequest } from './load.ts'
import type { Place } from './places.ts'
import { runProgram } from './processes.ts'
import { ROUNDS, SECONDS, tell } from './settings.ts'

/** A store with an open round, in which the first so many associations have answered. */
export interface BenchStore {
  readonly address: string
  readonly answered: number
  /** The numbers of the next associations that have not answered: so many, if there are. */
  unused(count: number): readonly number[]
  /** So many of them have answered now. */
  use(count: number): void
  remove(): Promise<void>
}

/** What measurements share: new stores, and full ones that take long to make. */
export interface Bench {
  readonly place: Place
  newStore(unanswered: number): Promise<BenchStore>
  /** Made once for each size, and the same until the end, with room for every round of submits. */
  fullStore(size: number): Promise<BenchStore>
  close(): Promise<void>
}

/** Links that the rounds of one target can use up. */
export function linksFor({ warmUpRequests, mostPerSecond }: Place): number {
  return warmUpRequests + mostPerSecond * SECONDS * ROUNDS
}

export function createBench(place: Place): Bench {
  const full = new Map<number, BenchStore>()
  return {
    place,
    newStore: unanswered => fillStore(place, { answered: 0, unanswered }),
    async fullStore(size) {
      const known = full.get(size)
      if (known !== undefined) return known
      tell(`${place.name}: filling a store with ${size} responses`)
      const unanswered = size === place.stored ? linksFor(place) : 0
      const filled = await fillStore(place, { answered: size, unanswered })
      full.set(size, filled)
      return filled
    },
    async close() {
      for (const store of full.values()) await store.remove()
    },
  }
}

async function fillStore(
  place: Place,
  { answered, unanswered }: { readonly answered: number; readonly unanswered: number },
): Promise<BenchStore> {
  const address = place.newAddress()
  await runProgram('fill-store.js', [address, String(answered), String(unanswered)])
  const last = answered + unanswered
  let next = answered
  return {
    address,
    answered,
    unused: count =>
      Array.from({ length: Math.min(count, last - next) }, (_, index) => next + index),
    use(count) {
      next += count
    },
    remove: () => place.remove(address),
  }
}

/** The first page behind a link, a page of the form, and sending in. */
export const ask = {
  welcome: (index: number): LoadRequest => ({ path: pathTo.answer(benchToken(index)), body: null }),
  formPage: (index: number): LoadRequest => ({
    path: pathTo.answerPart(benchToken(index), 2),
    body: null,
  }),
  submit: (index: number): LoadRequest => ({
    path: pathTo.answerSubmit(benchToken(index)),
    body: submitBody(index),
  }),
} as const
