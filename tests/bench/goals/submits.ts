import { ask, type Bench } from '../bench-stores.ts'
import { measureInTurn } from '../interleaved.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { startServer } from '../processes.ts'

/** P2, P3 and P5 on SQLite: form pages and submits beside bare Express, with and without group commit. */
export async function submits(bench: Bench): Promise<Judgements> {
  const { folder } = bench.place
  const floor = (kind: string) => () => startServer('floor-server.js', [kind, folder])
  const product =
    (...batch: readonly string[]) =>
    (address: string) =>
      startServer('product-server.js', [address, ...batch])
  const page = { request: () => ({ path: '/', body: null }), isOnce: false } as const
  const sendIn = { request: ask.submit, isOnce: true } as const
  const { measured, ratio } = await measureInTurn(
    [
      { name: 'GET node:http, nothing done', start: floor('node'), ...page },
      { name: 'GET bare Express', start: floor('express'), ...page },
      { name: 'GET form page', start: product(), request: ask.formPage, isOnce: false },
      { name: 'POST bare Express, one commit each', start: floor('single'), ...sendIn },
      { name: 'POST bare Express, group commit', start: floor('group'), ...sendIn },
      { name: 'POST submit', start: product(), ...sendIn },
      { name: 'POST submit, one commit each', start: product('1'), ...sendIn },
    ],
    bench,
  )
  const group = 'POST bare Express, group commit'
  const cpu = ratio('cpuMsPerRequest', 'POST submit', group)
  const ofFloor = ratio('perSecond', 'POST submit', group)
  const ofSingle = ratio('perSecond', 'POST submit', 'POST submit, one commit each')
  const pages = ratio('perSecond', 'GET form page', 'GET bare Express')
  return {
    P2: judged(
      'CPU for a submit at most 1.6 times the floor',
      { ofFloor: round(cpu), measured },
      cpu <= 1.6,
    ),
    P3: judged(
      'submits a second at least 0.60 of the floor, and twice those with one commit each',
      { ofFloor: round(ofFloor), ofSingle: round(ofSingle) },
      ofFloor >= 0.6 && ofSingle >= 2 && measured['POST submit'].other === 0,
    ),
    P5: judged(
      'form pages a second at least 0.35 of bare Express',
      { ofFloor: round(pages) },
      pages >= 0.35,
    ),
  }
}
