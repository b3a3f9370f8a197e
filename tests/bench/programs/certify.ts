import { benchContainer, openBenchStore } from '../bench-container.ts'
import { BENCH_ROUND } from '../bench-round.ts'
import { countingRows } from '../counting-rows.ts'
import { round } from '../judged.ts'

/** What it took to certify a round. */
export interface Certifying {
  readonly responses: number
  readonly seconds: number
  readonly peakMb: number
  /** How many responses were read. */
  readonly rowsRead: number
}

/** Closes and certifies a round of a store: `certify.js ADDRESS [ROUND]`. */
const [, , address = '', id = BENCH_ROUND] = process.argv

const { store, rowsRead } = countingRows(await openBenchStore(address))
const container = benchContainer(store)
await container.rounds.closeRound(id)
const startedAt = performance.now()
const { sealed } = await container.certification.certifyRound(id, () => undefined)
const told: Certifying = {
  responses: sealed.leaves.length,
  seconds: round((performance.now() - startedAt) / 1000),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  rowsRead: rowsRead(),
}
process.stdout.write(JSON.stringify(told))
await store.close()
