import type { Bench } from '../bench-stores.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { runProgram } from '../processes.ts'
import type { RegisterMeasured } from '../programs/register.ts'
import { tell } from '../settings.ts'

const SIZE = 10_000
/** Everything that is checked, and a history of each row, beside the rows alone. */
const MOST_TIMES_BARE = 12
const LONGEST_WAIT_MS = 100

/** A register of 10 000 associations: read in with progress, listed and searched. */
export async function register({ place }: Bench): Promise<Judgements> {
  const [address, other] = [place.newAddress(), place.newAddress()]
  try {
    tell(`a register of ${SIZE}`)
    const told = await runProgram('register.js', [address, other, String(SIZE)])
    const measured = JSON.parse(told) as RegisterMeasured
    return { register: judge(measured) }
  } finally {
    await place.remove(address)
    await place.remove(other)
  }
}

function judge(measured: RegisterMeasured) {
  const { importMs, bareWriteMs, longestWaitMs, progressTold } = measured
  const { listMs, searchMs, bareReadMs } = measured
  const ratios = {
    import: round(importMs / bareWriteMs),
    list: round(listMs / bareReadMs),
    search: round(searchMs / bareReadMs),
  }
  return judged(
    `a page of a register of ${SIZE} takes no longer than reading its rows, and reading a file in at most ${MOST_TIMES_BARE} times as long as writing them, told step by step, with nobody waiting more than a tenth of a second`,
    { ratios, ...measured },
    ratios.list <= 1 &&
      ratios.search <= 1 &&
      ratios.import <= MOST_TIMES_BARE &&
      longestWaitMs <= LONGEST_WAIT_MS &&
      progressTold >= SIZE / 1000,
  )
}
