import { EARLIER_ROUND } from '../bench-round.ts'
import { ask, type Bench } from '../bench-stores.ts'
import { judged, type Judgements, median, round } from '../judged.ts'
import type { Latencies } from '../load.ts'
import { runLoad, runProgram, startServer, stop } from '../processes.ts'
import type { OpenLoop } from '../programs/open-loop.ts'
import type { DocumentsMade, MakingDocuments } from '../programs/make-documents.ts'
import { ROUNDS, SECONDS, tell } from '../settings.ts'

const PER_SECOND = 100
const RESPONSES = '600'
/** So long that every document and a package are made in it. */
const TURN_SECONDS = SECONDS * 4
const MOST_DELAY_MS = 100

/** Form pages are asked for at a steady rate while Bilaga 2 and the case package are made again and again, and while they are not. */
export async function besideDocuments({ place }: Bench): Promise<Judgements> {
  const address = place.newAddress()
  await runProgram('fill-store.js', [address, '0', RESPONSES, RESPONSES])
  await runProgram('certify.js', [address, EARLIER_ROUND])
  const server = await startServer('product-server.js', [address])
  const { port } = server
  const requests = Array.from({ length: PER_SECOND * TURN_SECONDS }, () => ask.formPage(0))
  const pages = () =>
    runLoad<Latencies>('open-loop.js', { port, perSecond: PER_SECOND, requests } satisfies OpenLoop)
  const making = { port, address, seconds: TURN_SECONDS } satisfies MakingDocuments
  await pages()
  const turns: Turn[] = []
  for (let turn = 1; turn <= ROUNDS; turn += 1) {
    tell(`round ${turn} of ${ROUNDS}: form pages, then the same beside documents`)
    const alone = await pages()
    const [beside, made] = await Promise.all([
      pages(),
      runLoad<DocumentsMade>('make-documents.js', making),
    ])
    turns.push({ alone, beside, made })
  }
  await stop(server)
  await place.remove(address)
  return { documents: judge(turns) }
}

interface Turn {
  readonly alone: Latencies
  readonly beside: Latencies
  readonly made: DocumentsMade
}

function judge(turns: readonly Turn[]) {
  const told = (which: 'alone' | 'beside') => {
    const middle = (of: (latencies: Latencies) => number) =>
      round(median(turns.map(turn => of(turn[which]))))
    return {
      p50Ms: middle(({ p50 }) => p50),
      p99Ms: middle(({ p99 }) => p99),
      longestMs: middle(({ longest }) => longest),
      longestOfAllMs: round(Math.max(...turns.map(turn => turn[which].longest))),
    }
  }
  const sum = (of: (turn: Turn) => number) => turns.reduce((total, turn) => total + of(turn), 0)
  const delayMs = round(median(turns.map(({ alone, beside }) => beside.longest - alone.longest)))
  const failed = sum(({ alone, beside }) => alone.failed + beside.failed)
  return judged(
    `the longest wait for a form page, at ${PER_SECOND} a second, is at most ${MOST_DELAY_MS} ms longer while documents and case packages are made`,
    {
      delayMs,
      ofP99: round(median(turns.map(({ alone, beside }) => beside.p99 / alone.p99))),
      alone: told('alone'),
      beside: told('beside'),
      documents: sum(({ made }) => made.documents),
      packages: sum(({ made }) => made.packages),
      failed,
    },
    delayMs <= MOST_DELAY_MS && failed === 0,
  )
}
