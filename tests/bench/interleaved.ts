import { type Bench, type BenchStore, linksFor } from './bench-stores.ts'
import { median, round } from './judged.ts'
import type { LoadRequest } from './load.ts'
import { cpuMs, runLoad, type Started, stop } from './processes.ts'
import type { ClosedLoop, ClosedLoopResult } from './programs/closed-loop.ts'
import { CONNECTIONS, ROUNDS, SECONDS, tell } from './settings.ts'

/** A server that is measured, and what is asked of it. */
export interface Target {
  readonly name: string
  readonly start: (address: string) => Promise<Started>
  /** Of association number so and so. */
  readonly request: (index: number) => LoadRequest
  /** Each link is used once; otherwise that of one association over and over. */
  readonly isOnce: boolean
  /** Absent: a new one. */
  readonly store?: BenchStore
}

/** What a target did in one round, or the median of them all and the sum of what went wrong. */
export interface Measured {
  readonly perSecond: number
  readonly p97_5Ms: number
  readonly cpuMsPerRequest: number
  readonly other: number
}

export interface InTurn<Name extends string> {
  readonly measured: Readonly<Record<Name, Measured>>
  /** The median of what one target did in a round to what the other did in it. */
  readonly ratio: (of: Exclude<keyof Measured, 'other'>, name: Name, floor: Name) => number
}

/**
 * Starts every target and lets each get warm; then measures them in turn, round after round, so that a
 * slow minute strikes them alike.
 */
export async function measureInTurn<Name extends string>(
  targets: readonly (Target & { readonly name: Name })[],
  bench: Bench,
): Promise<InTurn<Name>> {
  const running: Running[] = []
  const rounds = new Map<string, Measured[]>()
  try {
    for (const target of targets) running.push(await startTarget(target, bench))
    for (let turn = 1; turn <= ROUNDS; turn += 1) {
      for (const { name, measure } of running) {
        tell(`round ${turn} of ${ROUNDS}: ${name}`)
        rounds.set(name, [...(rounds.get(name) ?? []), await measure()])
      }
    }
  } finally {
    for (const { end } of running) await end()
  }
  const entries = targets.map(({ name }) => [name, middle(rounds.get(name) ?? [])] as const)
  return {
    measured: Object.fromEntries(entries) as Record<Name, Measured>,
    ratio: (of, name, floor) =>
      median(
        (rounds.get(name) ?? []).map((each, turn) => each[of] / rounds.get(floor)![turn]![of]),
      ),
  }
}

function middle(measured: readonly Measured[]): Measured {
  return {
    perSecond: round(median(measured.map(({ perSecond }) => perSecond)), 0),
    p97_5Ms: round(median(measured.map(({ p97_5Ms }) => p97_5Ms)), 1),
    cpuMsPerRequest: round(median(measured.map(({ cpuMsPerRequest }) => cpuMsPerRequest)), 3),
    other: measured.reduce((sum, { other }) => sum + other, 0),
  }
}

interface Running {
  readonly name: string
  readonly measure: () => Promise<Measured>
  readonly end: () => Promise<void>
}

async function startTarget(target: Target, bench: Bench): Promise<Running> {
  const { warmUpRequests, mostPerSecond } = bench.place
  tell(`starting ${target.name}`)
  const store = target.store ?? (await bench.newStore(target.isOnce ? linksFor(bench.place) : 1))
  const server = await target.start(store.address)
  const run = async (count: number, until: ClosedLoop['until']) => {
    const requests = store.unused(target.isOnce ? count : 1).map(target.request)
    const { port } = server
    const told = await runClosedLoop({ port, connections: CONNECTIONS, requests, until })
    if (target.isOnce) store.use(told.used)
    return told
  }
  await run(warmUpRequests, { requests: warmUpRequests })
  return {
    name: target.name,
    async measure() {
      const before = cpuMs(server)
      const { ok, other, perSecond, p97_5 } = await run(mostPerSecond * SECONDS, {
        seconds: SECONDS,
      })
      const cpuMsPerRequest = (cpuMs(server) - before) / (ok + other)
      return { perSecond, p97_5Ms: p97_5, cpuMsPerRequest, other }
    },
    async end() {
      await stop(server)
      if (target.store === undefined) await store.remove()
    },
  }
}

/** @throws When requests that are each used once have run out: what came after measured nothing. */
export async function runClosedLoop(load: ClosedLoop): Promise<ClosedLoopResult> {
  const told = await runLoad<ClosedLoopResult>('closed-loop.js', load)
  const { length } = load.requests
  if ('seconds' in load.until && length > 1 && told.used > length) throw new Error('too few links')
  return told
}
