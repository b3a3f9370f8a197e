import { ask, type Bench } from '../bench-stores.ts'
import { measureInTurn } from '../interleaved.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { startServer } from '../processes.ts'

/** P7: a store that is full takes answers as one that is empty, or nearly. */
export async function stored(bench: Bench): Promise<Judgements> {
  const full = await bench.fullStore(bench.place.stored)
  const start = (address: string) => startServer('product-server.js', [address])
  const sendIn = { start, request: ask.submit, isOnce: true } as const
  const { measured, ratio } = await measureInTurn(
    [
      { name: 'empty', ...sendIn },
      { name: 'full', ...sendIn, store: full },
    ],
    bench,
  )
  const ofEmpty = ratio('perSecond', 'full', 'empty')
  return {
    P7: judged(
      `submits a second with ${full.answered} responses stored at least 0.5 of those with none`,
      { ofEmpty: round(ofEmpty), responses: full.answered, measured },
      ofEmpty >= 0.5 && measured.full.other === 0,
    ),
  }
}
