import { judged, type Judgements } from '../judged.ts'
import { runProgram } from '../processes.ts'
import type { Folded } from '../programs/fold.ts'
import { ROUNDS, tell } from '../settings.ts'

const RESPONSES = 1_000_000

/** Counting a million coded responses costs little more than a bare loop over the same codes. */
export async function fold(): Promise<Judgements> {
  tell(`counting ${RESPONSES} coded responses`)
  const told = await runProgram('fold.js', [String(RESPONSES), String(ROUNDS)])
  const folded = JSON.parse(told) as Folded
  return {
    fold: judged(
      'a million responses to 15 questions: at most 1.5 times a bare loop over the same codes, with and without indices, in memory that does not grow',
      { ...folded },
      folded.ofBare <= 1.5 && folded.ofBareWithIndices <= 1.5 && folded.heapMb < 1 && folded.isSame,
    ),
  }
}
