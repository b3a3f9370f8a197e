import type { Bench } from '../bench-stores.ts'
import { judged, type Judgements } from '../judged.ts'
import { runProgram } from '../processes.ts'
import type { Comparing } from '../programs/compare.ts'
import type { PagesRead } from '../programs/read-comparisons.ts'
import { tell } from '../settings.ts'

const SMALL = 600
const MOST_MB = 300

/** Two rounds are counted together once, and what comes of it is read without a single response (P8). */
export async function compared(bench: Bench): Promise<Judgements> {
  const { place } = bench
  const few = await comparedStore(bench, SMALL)
  const many = await comparedStore(bench, place.stored)
  tell('reading comparisons')
  const read = JSON.parse(
    await runProgram('read-comparisons.js', [few.address, many.address]),
  ) as PagesRead
  await place.remove(few.address)
  await place.remove(many.address)
  return {
    comparison: judged(
      `two rounds of ${place.stored} responses each are counted together in at most ${MOST_MB} MB`,
      { ...many.comparing },
      many.comparing.peakMb <= MOST_MB && many.comparing.rowsRead === 2 * place.stored,
    ),
    P8comparison: judged(
      `the pages of a certified comparison read no response, and take at most 1.3 times as long over ${place.stored} as over ${SMALL}`,
      { ...read },
      read.rowsRead === 0 && read.explorer.ratio <= 1.3 && read.question.ratio <= 1.3,
    ),
  }
}

async function comparedStore({ place }: Bench, size: number) {
  const address = place.newAddress()
  tell(`${place.name}: filling a store with two rounds of ${size} responses`)
  await runProgram('fill-store.js', [address, String(size), '0', String(size)])
  tell('certifying both, and comparing them')
  await runProgram('compare.js', [address, 'certify'])
  const comparing = JSON.parse(await runProgram('compare.js', [address])) as Comparing
  return { address, comparing }
}
