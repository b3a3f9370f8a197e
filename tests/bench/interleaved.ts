import type { Bench, BenchStore } from './bench-stores.ts'
import { linksFor } from './bench-stores.ts'
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
  /** Absent: a new one each time. */
  readonly store?: BenchStore
}

/** What a target did: the median of its rounds, and the sum of what went wrong. */
export interface Measured {
  readonly perSecond: number
  readonly p97_5Ms: number
  readonly cpuMsPerRequest: number
  readonly other: number
}

/** Every target in turn, round after round, so that a slow minute strikes them alike. */
export async function measureInTurn<Name extends string>(
  targets: readonly (Target & { readonly name: Name })[],
  bench: Bench,
): Promise<Readonly<Record<Name, Measured>>> {
  const all = new Map<Name, Measured[]>(targets.map(({ name }) => [name, []]))
  for (let turn = 1; turn <= ROUNDS; turn += 1) {
    for (const target of targets) {
      tell(`round ${turn} of ${ROUNDS}: ${target.name}`)
      all.get(target.name)!.push(await measure(target, bench))
    }
  }
  const entries = [...all].map(([name, measured]) => [name, middle(measured)] as const)
  return Object.fromEntries(entries) as Record<Name, Measured>
}

function middle(measured: readonly Measured[]): Measured {
  return {
    perSecond: round(median(measured.map(({ perSecond }) => perSecond)), 0),
    p97_5Ms: round(median(measured.map(({ p97_5Ms }) => p97_5Ms)), 1),
    cpuMsPerRequest: round(median(measured.map(({ cpuMsPerRequest }) => cpuMsPerRequest)), 3),
    other: measured.reduce((sum, { other }) => sum + other, 0),
  }
}

async function measure(target: Target, bench: Bench): Promise<Measured> {
  const store = target.store ?? (await bench.newStore(target.isOnce ? linksFor(bench.place) : 1))
  const server = await target.start(store.address)
  const page = target.isOnce ? [] : store.take(1)
  const { warmUpRequests, mostPerSecond } = bench.place
  const run = (count: number, until: ClosedLoop['until']) => {
    const requests = (target.isOnce ? store.take(count) : page).map(target.request)
    return runClosedLoop({ port: server.port, connections: CONNECTIONS, requests, until })
  }
  await run(warmUpRequests, { requests: warmUpRequests })
  const before = cpuMs(server)
  const { ok, other, perSecond, p97_5 } = await run(mostPerSecond * SECONDS, { seconds: SECONDS })
  const cpu = cpuMs(server) - before
  await stop(server)
  if (target.store === undefined) await store.remove()
  return { perSecond, p97_5Ms: p97_5, cpuMsPerRequest: cpu / (ok + other), other }
}

/** @throws When requests that are each used once have run out: what came after measured nothing. */
export async function runClosedLoop(load: ClosedLoop): Promise<ClosedLoopResult> {
  const told = await runLoad<ClosedLoopResult>('closed-loop.js', load)
  const { length } = load.requests
  if ('seconds' in load.until && length > 1 && told.used > length) throw new Error('too few links')
  return told
}
