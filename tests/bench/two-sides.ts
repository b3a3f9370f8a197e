import { addStaff, PLAIN_COOKIE } from '../builders/staff.ts'
import { benchContainer, openBenchStore } from './bench-container.ts'
import { serve } from './bench-server.ts'
import { countingRows } from './counting-rows.ts'
import { median, round } from './judged.ts'

/** How long a page takes in one store, and in another. */
export interface Compared {
  readonly fewMs: number
  readonly manyMs: number
  /** The median of each time that it was asked for: of the one to the other, the moment before or after. */
  readonly ratio: number
}

const WARM_UPS = 30
const TIMES = 200

/** A store that is served, and whoever is logged in there. */
export interface Side {
  readonly rowsRead: () => number
  readonly base: string
  /** Of an investigator who is logged in. */
  readonly cookie: string
}

export async function openSide(address: string): Promise<Side> {
  const { store, rowsRead } = countingRows(await openBenchStore(address))
  const container = benchContainer(store)
  const user = await addStaff(container, 'investigator')
  const token = await container.sessions.begin(user, {
    stage: 'full',
    by: 'password',
    network: null,
  })
  const base = `http://127.0.0.1:${await serve(container, 'staff')}`
  return { rowsRead, base, cookie: `${PLAIN_COOKIE}=${token}` }
}

async function timed(side: Side, path: string): Promise<number> {
  const startedAt = performance.now()
  const url = side.base + path
  const reply = await fetch(url, { headers: { cookie: side.cookie } })
  await reply.text()
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`)
  return performance.now() - startedAt
}

/** Asks two stores for a page in turn: one takes a few milliseconds, so that it is asked for often. */
export async function compareSides(
  sides: readonly [few: Side, many: Side],
  path: string,
): Promise<Compared> {
  const pairs: { readonly few: number; readonly many: number }[] = []
  for (let time = -WARM_UPS; time < TIMES; time += 1) {
    // Whoever is asked first is the other one each time.
    const order = time % 2 === 0 ? sides : sides.toReversed()
    const times = new Map<unknown, number>()
    for (const side of order) times.set(side, await timed(side, path))
    const [of, from] = sides.map(side => times.get(side) ?? NaN)
    if (time >= 0) pairs.push({ few: of ?? NaN, many: from ?? NaN })
  }
  return {
    fewMs: round(median(pairs.map(pair => pair.few))),
    manyMs: round(median(pairs.map(pair => pair.many))),
    ratio: round(median(pairs.map(pair => pair.many / pair.few))),
  }
}
