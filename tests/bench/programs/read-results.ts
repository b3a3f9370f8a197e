import { pathTo } from '../../../server/paths.ts'
import { benchContainer, openBenchStore } from '../bench-container.ts'
import { BENCH_ROUND } from '../bench-round.ts'
import { serve } from '../bench-server.ts'
import { countingRows } from '../counting-rows.ts'
import { median, round } from '../judged.ts'

/** What it takes to read the certified result of one round, and of another. */
export interface ResultsRead {
  readonly rowsRead: number
  readonly page: Compared
  readonly json: Compared
}

interface Compared {
  readonly fewMs: number
  readonly manyMs: number
  /** The median of each time that it was asked for: of the one to the other, the moment before or after. */
  readonly ratio: number
}

/**
 * Serves the certified rounds of two stores, and asks each for its result in turn: `read-results.js FEW MANY`.
 * One takes a few milliseconds, so that it is asked for often; in one process, so that both are equally warm.
 */
const [, , few = '', many = ''] = process.argv
const WARM_UPS = 30
const TIMES = 200

async function open(address: string) {
  const { store, rowsRead } = countingRows(await openBenchStore(address))
  const port = await serve(benchContainer(store), 'staff')
  return { rowsRead, base: `http://127.0.0.1:${port}` }
}

async function timed(url: string): Promise<number> {
  const startedAt = performance.now()
  const reply = await fetch(url)
  await reply.text()
  if (!reply.ok) throw new Error(`${url}: ${reply.status}`)
  return performance.now() - startedAt
}

const sides = [await open(few), await open(many)] as const

async function compare(path: string): Promise<Compared> {
  const pairs: { readonly few: number; readonly many: number }[] = []
  for (let time = -WARM_UPS; time < TIMES; time += 1) {
    // Whoever is asked first is the other one each time.
    const order = time % 2 === 0 ? sides : sides.toReversed()
    const times = new Map<unknown, number>()
    for (const side of order) times.set(side, await timed(side.base + path))
    const [of, from] = sides.map(side => times.get(side) ?? NaN)
    if (time >= 0) pairs.push({ few: of ?? NaN, many: from ?? NaN })
  }
  return {
    fewMs: round(median(pairs.map(pair => pair.few))),
    manyMs: round(median(pairs.map(pair => pair.many))),
    ratio: round(median(pairs.map(pair => pair.many / pair.few))),
  }
}

const told: ResultsRead = {
  page: await compare(pathTo.result(BENCH_ROUND)),
  json: await compare(pathTo.resultFile(BENCH_ROUND, 'json')),
  rowsRead: sides.reduce((sum, { rowsRead }) => sum + rowsRead(), 0),
}
process.stdout.write(JSON.stringify(told), () => process.exit())
