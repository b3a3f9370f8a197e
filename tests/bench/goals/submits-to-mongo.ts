import { ask, type Bench } from '../bench-stores.ts'
import { benchInvitation, benchResponseKey, submitBody } from '../bench-round.ts'
import { measureInTurn } from '../interleaved.ts'
import { judged, type Judgements, round } from '../judged.ts'
import type { LoadRequest } from '../load.ts'
import { startServer } from '../processes.ts'
import { isSameTrips, measureTrips } from './round-trips.ts'

/** The floor is told what the product works out from the link, and makes the same round trips. */
function floorSubmit(index: number): LoadRequest {
  const { lookup, associationId } = benchInvitation(index, false)
  return {
    path: `/${lookup}/${associationId}/${benchResponseKey(index)}`,
    body: submitBody(index),
  }
}

const FLOOR = 'POST bare Express with mongoose'
const product = (address: string) => startServer('product-server.js', [address])
const floor = (address: string) => startServer('mongo-floor-server.js', [address])

/**
 * P2, P3 and P4 on MongoDB: submits beside bare Express with mongoose, on the same server and the same
 * documents. What the floor does for each submit is counted on the wire, and is what the product does.
 */
export async function submitsToMongo(bench: Bench): Promise<Judgements> {
  const trips = {
    product: await measureTrips(bench, { start: product, request: ask.submit }),
    floor: await measureTrips(bench, { start: floor, request: floorSubmit }),
  }
  const { measured, ratio } = await measureInTurn(
    [
      {
        name: FLOOR,
        start: floor,
        request: floorSubmit,
        isOnce: true,
      },
      { name: 'POST submit', start: product, request: ask.submit, isOnce: true },
    ],
    bench,
  )
  const cpu = ratio('cpuMsPerRequest', 'POST submit', FLOOR)
  const ofFloor = ratio('perSecond', 'POST submit', FLOOR)
  const isWhole = measured['POST submit'].other === 0 && isSameTrips(trips)
  return {
    P1: 'not measured: the sync is made by another process, the server, and none of our system calls shows it. We ask for w=majority and j=true, and tests/faults kills the server',
    P2: judged(
      'CPU of our process for a submit at most 1.6 times that of the floor',
      { ofFloor: round(cpu), measured },
      cpu <= 1.6,
    ),
    P3: judged(
      'submits a second at least 0.60 of the floor, which is that of P4; nothing is grouped here',
      { ofFloor: round(ofFloor) },
      ofFloor >= 0.6 && isWhole,
    ),
    P4: judged(
      'submits a second at least 0.7 of bare Express with mongoose, with the same round trips for each',
      { ofFloor: round(ofFloor), trips },
      ofFloor >= 0.7 && isWhole,
    ),
  }
}
