import { benchContainer, openBenchStore } from '../bench-container.ts'
import { BENCH_ROUND, EARLIER_ROUND } from '../bench-round.ts'
import { countingRows } from '../counting-rows.ts'
import { round } from '../judged.ts'

/** What it took to certify a comparison of two certified rounds. */
export interface Comparing {
  readonly bothRounds: number
  readonly seconds: number
  readonly peakMb: number
  /** How many responses were read: each of both rounds once. */
  readonly rowsRead: number
}

/** Certifies both rounds of a store, `compare.js ADDRESS certify`, or compares them: `compare.js ADDRESS`. */
const [, , address = '', what = ''] = process.argv

const { store, rowsRead } = countingRows(await openBenchStore(address))
const container = benchContainer(store)
if (what === 'certify') {
  for (const id of [EARLIER_ROUND, BENCH_ROUND]) {
    await container.rounds.closeRound(id)
    await container.certification.certifyRound(id, () => undefined)
  }
} else {
  const startedAt = performance.now()
  const { comparison } = await container.comparisons.certifyComparison(EARLIER_ROUND, BENCH_ROUND)
  const told: Comparing = {
    bothRounds: comparison.bothRounds ?? 0,
    seconds: round((performance.now() - startedAt) / 1000),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    rowsRead: rowsRead(),
  }
  process.stdout.write(JSON.stringify(told))
}
await store.close()
