import type { Bench } from '../bench-stores.ts'
import { judged, type Judgements, median, round } from '../judged.ts'
import { runProgram } from '../processes.ts'
import type { Tallied } from '../programs/tally.ts'
import { ROUNDS, tell } from '../settings.ts'

const KINDS = ['product', 'plain'] as const

/** P9: counting a round anew grows as the round does, in the same memory, and costs little but reading it. */
export async function tally(bench: Bench): Promise<Judgements> {
  const { stored } = bench.place
  const sizes = [stored / 10, stored] as const
  const told = new Map<string, Tallied[]>()
  for (const size of sizes) await bench.fullStore(size)
  // Each is a process of its own: three are enough for a median.
  for (let turn = 1; turn <= Math.min(3, ROUNDS); turn += 1) {
    for (const size of sizes) {
      for (const kind of KINDS) {
        tell(`counting ${size} responses: ${kind}`)
        const { address } = await bench.fullStore(size)
        const one = JSON.parse(await runProgram('tally.js', [kind, address])) as Tallied
        const name = `${kind} ${size}`
        told.set(name, [...(told.get(name) ?? []), one])
      }
    }
  }
  return { P9: judge(told, sizes) }
}

function judge(
  told: ReadonlyMap<string, readonly Tallied[]>,
  [small, large]: readonly [number, number],
) {
  const middle = (name: string, of: 'seconds' | 'cpuSeconds' | 'peakMb') =>
    median((told.get(name) ?? []).map(each => each[of]))
  const growth = middle(`product ${large}`, 'seconds') / middle(`product ${small}`, 'seconds')
  const memory = middle(`product ${large}`, 'peakMb') / middle(`product ${small}`, 'peakMb')
  const ofFloor = middle(`product ${large}`, 'seconds') / middle(`plain ${large}`, 'seconds')
  const sums = (size: number) =>
    new Set(
      KINDS.flatMap(kind => told.get(`${kind} ${size}`) ?? []).map(
        each => `${each.responses} ${each.gradeSum}`,
      ),
    )
  const isSame = sums(small).size === 1 && sums(large).size === 1
  const figures = [...told.keys()].map(name => [
    name,
    {
      seconds: middle(name, 'seconds'),
      cpuSeconds: middle(name, 'cpuSeconds'),
      peakMb: middle(name, 'peakMb'),
    },
  ])
  return judged(
    'counted anew: ten times as many take at most 12 times as long and 1.3 times the memory, and at most 1.5 times a plain fold over the same, with the same counts',
    {
      growth: round(growth),
      memory: round(memory),
      ofFloor: round(ofFloor),
      isSame,
      measured: Object.fromEntries(figures) as object,
    },
    growth <= 12 && memory <= 1.3 && ofFloor <= 1.5 && isSame,
  )
}
