import type { Bench } from '../bench-stores.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { runProgram } from '../processes.ts'
import type { Certifying } from '../programs/certify.ts'
import type { ResultsRead } from '../programs/read-results.ts'
import { tell } from '../settings.ts'

const LARGEST = 100_000
const SMALL = 600

/** A result over 100 000 responses: certified once, and read without a single one of them (P8). */
export async function certified(bench: Bench): Promise<Judgements> {
  const large = Math.min(LARGEST, bench.place.stored)
  const certify = async (size: number) => {
    const { address } = await bench.fullStore(size)
    tell(`certifying ${size} responses`)
    const certifying = JSON.parse(await runProgram('certify.js', [address])) as Certifying
    return { address, certifying }
  }
  const few = await certify(SMALL)
  const some = await certify(large / 10)
  const many = await certify(large)
  tell('reading results')
  const read = JSON.parse(
    await runProgram('read-results.js', [few.address, many.address]),
  ) as ResultsRead
  return {
    result: judgeCertifying(large, some.certifying, many.certifying),
    P8: judged(
      `the result of a certified round reads no response, and takes at most 1.3 times as long over ${large} as over ${SMALL}`,
      { ...read },
      read.rowsRead === 0 && read.page.ratio <= 1.3 && read.json.ratio <= 1.3,
    ),
  }
}

/** By response: a store that has been added to meanwhile holds some more than it was filled with. */
function judgeCertifying(large: number, some: Certifying, many: Certifying) {
  const each = ({ seconds, responses }: Certifying) => seconds / responses
  const growth = (10 * each(many)) / each(some)
  return judged(
    `a round with ${large} responses is certified, in at most 12 times the time of a tenth as many`,
    { growth: round(growth), some, many },
    growth <= 12 && many.responses >= large && many.rowsRead >= many.responses,
  )
}
