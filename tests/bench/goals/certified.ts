import type { Bench } from '../bench-stores.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { runProgram } from '../processes.ts'
import type { Certifying } from '../programs/certify.ts'
import { tell } from '../settings.ts'

const LARGEST = 100_000
const SMALL = 600

/** A result over 100 000 responses: certified once, and read without a single one of them (P8). */
export async function certified(bench: Bench): Promise<Judgements> {
  const large = Math.min(LARGEST, bench.place.stored)
  const certify = async (size: number) => {
    const { address } = await bench.fullStore(size)
    tell(`certifying ${size} responses`)
    return JSON.parse(await runProgram('certify.js', [address])) as Certifying
  }
  const few = await certify(SMALL)
  const some = await certify(large / 10)
  const many = await certify(large)
  const growth = many.seconds / some.seconds
  const page = many.pageMs / few.pageMs
  const json = many.jsonMs / few.jsonMs
  return {
    result: judged(
      `a round with ${large} responses is certified, in at most 12 times the time of a tenth as many`,
      { growth: round(growth), [large / 10]: some, [large]: many },
      growth <= 12 && many.rowsToCertify >= large,
    ),
    P8: judged(
      `the result of a certified round reads no response, and takes at most 1.3 times as long over ${large} as over ${SMALL}`,
      { rowsRead: many.rowsToRead, page: round(page), json: round(json), [SMALL]: few },
      many.rowsToRead === 0 && page <= 1.3 && json <= 1.3,
    ),
  }
}
