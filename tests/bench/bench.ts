import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { pathTo } from '../../server/paths.ts'
import { BENCH_ROUND, benchContainer, openBenchRound, submitBody } from './bench-round.ts'
import type { Certifying } from './certify.ts'
import type { ClosedLoopResult } from './closed-loop.ts'
import { type Durability, measureDurability } from './durability.ts'
import type { OpenLoopResult } from './open-loop.ts'
import {
  cpuMs,
  median,
  round,
  runLoad,
  scriptPath,
  type Started,
  startServer,
  stop,
} from './processes.ts'
import { measureStart } from './start-time.ts'

/**
 * `npm run bench`: the figures of the performance goals as one JSON, with the floors measured in the
 * same run, all targets taken in turn. `BENCH_ROUNDS` and `BENCH_SECONDS` make it shorter or longer.
 */
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5)
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5)
/** Not counted: the first seconds of a process are spent on compiling. */
const WARM_UP_SECONDS = 2
const CONNECTIONS = 32
/** Answers that one measurement can use up; each link is used once. */
const LINKS = 4000 * (SECONDS + WARM_UP_SECONDS)

const folder = mkdtempSync(join(tmpdir(), 'barometer-bench-'))
const tell = (text: string) => process.stderr.write(`${text}\n`)

interface Prepared {
  readonly path: string
  readonly posts: { readonly path: string; readonly body: string }[]
  readonly formPath: string
}

let stores = 0

/** A new store with an open round, and a submit for each of its links. */
async function prepare(links = LINKS): Promise<Prepared> {
  stores += 1
  const path = join(folder, `product-${stores}.sqlite`)
  const container = benchContainer(path)
  await openBenchRound(container, links)
  const tokens = (await container.rounds.listLinks(BENCH_ROUND)).map(({ token }) => token)
  await container.store.close()
  const [first, ...others] = tokens
  return {
    path,
    formPath: pathTo.answerPart(first!, 2),
    posts: others.map((token, index) => ({
      path: pathTo.answerSubmit(token),
      body: submitBody(index),
    })),
  }
}

function discard({ path }: Prepared): void {
  for (const end of ['', '-wal', '-shm', '.serving']) rmSync(path + end, { force: true })
}

interface Target {
  readonly name: string
  readonly start: (store: string) => Promise<Started>
  /** GETs of a page, or each answer once. */
  readonly kind: 'page' | 'form page' | 'answers'
}

interface Measured {
  readonly perSecond: number
  readonly p95Ms: number
  readonly cpuMsPerRequest: number
  readonly other: number
}

/** Runs one target for a while, on a store of its own that is new. */
async function measure({ start, kind }: Target): Promise<Measured> {
  const prepared = await prepare()
  const server = await start(prepared.path)
  const path = kind === 'form page' ? prepared.formPath : '/'
  const run = async (seconds: number) => {
    const posts = kind === 'answers' ? prepared.posts : []
    const url = `http://127.0.0.1:${server.port}${path}`
    const load = { url, connections: CONNECTIONS, seconds, posts }
    const told = await runLoad<ClosedLoopResult>('closed-loop.js', load)
    prepared.posts.splice(0, told.used)
    return told
  }
  await run(WARM_UP_SECONDS)
  const before = cpuMs(server)
  const result = await run(SECONDS)
  const cpu = cpuMs(server) - before
  await stop(server)
  discard(prepared)
  return {
    perSecond: result.perSecond,
    p95Ms: result.p95,
    cpuMsPerRequest: cpu / (result.ok + result.other),
    other: result.other,
  }
}

/** Every target in turn, round after round; the median of each figure. */
async function measureAll(targets: readonly Target[]): Promise<Readonly<Record<string, Measured>>> {
  const all = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]))
  for (let turn = 1; turn <= ROUNDS; turn += 1) {
    for (const target of targets) {
      tell(`round ${turn} of ${ROUNDS}: ${target.name}`)
      all.get(target.name)!.push(await measure(target))
    }
  }
  const middle = (measured: readonly Measured[]): Measured => ({
    perSecond: round(median(measured.map(({ perSecond }) => perSecond)), 0),
    p95Ms: round(median(measured.map(({ p95Ms }) => p95Ms)), 1),
    cpuMsPerRequest: round(median(measured.map(({ cpuMsPerRequest }) => cpuMsPerRequest)), 3),
    other: measured.reduce((sum, { other }) => sum + other, 0),
  })
  return Object.fromEntries([...all].map(([name, measured]) => [name, middle(measured)]))
}

/** P6: form pages and submits at a steady 200 a second, in turn. */
async function measureOpenLoop() {
  const { path, posts, formPath } = await prepare(200 * SECONDS * ROUNDS + 1)
  const server = await startServer('product-server.js', [path])
  const run = (requests: readonly { path: string; body: string | null }[]) =>
    runLoad<OpenLoopResult>('open-loop.js', { port: server.port, perSecond: 200, requests })
  const pages: OpenLoopResult[] = []
  const submits: OpenLoopResult[] = []
  const count = 200 * SECONDS
  await run(Array.from({ length: 200 }, () => ({ path: formPath, body: null })))
  for (let turn = 1; turn <= ROUNDS; turn += 1) {
    tell(`round ${turn} of ${ROUNDS}: 200 a second`)
    pages.push(await run(Array.from({ length: count }, () => ({ path: formPath, body: null }))))
    submits.push(await run(posts.splice(0, count)))
  }
  await stop(server)
  const p95 = (results: readonly OpenLoopResult[]) => median(results.map(result => result.p95))
  const failed = [...pages, ...submits].reduce((sum, result) => sum + result.failed, 0)
  return {
    formPageP95Ms: round(p95(pages)),
    submitP95Ms: round(p95(submits)),
    ratio: round(p95(submits) / p95(pages)),
    failed,
  }
}

/** P12: what a phone has to fetch for a page of the form. */
async function measureWeight() {
  const { path, formPath } = await prepare(1)
  const server = await startServer('product-server.js', [path])
  const base = `http://127.0.0.1:${server.port}`
  const html = await (await fetch(base + formPath)).text()
  const css = /href="(\/assets\/styles[^"]+)"/.exec(html)?.[1] ?? ''
  const style = await (await fetch(base + css)).text()
  await stop(server)
  const bytes = { html: gzipSync(html).length, css: gzipSync(style).length }
  return {
    ...bytes,
    totalKb: round((bytes.html + bytes.css) / 1000, 1),
    scripts: (html.match(/<script/g) ?? []).length,
  }
}

function certify(size: number): Certifying {
  tell(`certifying ${size} responses`)
  const output = execFileSync(process.execPath, [scriptPath('certify.js'), folder, String(size)])
  return JSON.parse(output.toString()) as Certifying
}

/** P1: the same system calls whether one answer comes at a time or many. */
async function measureAllDurability(): Promise<Readonly<Record<string, Durability>>> {
  const told: Record<string, Durability> = {}
  for (const connections of [1, CONNECTIONS]) {
    tell(`system calls at ${connections} connections`)
    const { path, posts } = await prepare(12_000)
    const load = { connections, seconds: 2, posts }
    told[`${connections} connections`] = await measureDurability(path, folder, load)
  }
  return told
}

try {
  const floor = (kind: string) => () => startServer('floor-server.js', [kind, folder])
  const product =
    (...batch: string[]) =>
    (store: string) =>
      startServer('product-server.js', [store, ...batch])
  const measured = await measureAll([
    { name: 'GET node:http, nothing done', start: floor('node'), kind: 'page' },
    { name: 'GET bare Express', start: floor('express'), kind: 'page' },
    { name: 'GET form page', start: product(), kind: 'form page' },
    { name: 'POST bare Express, one commit each', start: floor('single'), kind: 'answers' },
    { name: 'POST bare Express, group commit', start: floor('group'), kind: 'answers' },
    { name: 'POST submit', start: product(), kind: 'answers' },
    { name: 'POST submit, one commit each', start: product('1'), kind: 'answers' },
  ])
  const openLoop = await measureOpenLoop()
  const durability = await measureAllDurability()
  const of = (name: string) => measured[name]!
  const submit = of('POST submit')
  const groupFloor = of('POST bare Express, group commit')
  const report = {
    measured,
    goals: {
      P1: {
        ...durability,
        goal: '0 acknowledged before the sync; 1 sync each at 1 connection, at most 0.10 at 32',
      },
      P2: {
        ratio: round(submit.cpuMsPerRequest / groupFloor.cpuMsPerRequest),
        goal: 'CPU for a submit at most 1.6 times the floor',
      },
      P3: {
        ofFloor: round(submit.perSecond / groupFloor.perSecond),
        ofSingle: round(submit.perSecond / of('POST submit, one commit each').perSecond),
        goal: 'submits a second at least 0.60 of the floor, and twice those with one commit each',
      },
      P5: {
        ratio: round(of('GET form page').perSecond / of('GET bare Express').perSecond),
        goal: 'form pages a second at least 0.35 of bare Express',
      },
      P6: {
        ...openLoop,
        goal: 'at 200 a second the p95 of a submit at most 2.5 times that of a form page',
      },
      P12: {
        ...(await measureWeight()),
        ...(await measureStart(folder, ROUNDS)),
        goal: 'form page and CSS at most 60 kB compressed, no script; serve answers within 1.5 s',
      },
    },
    certify: [certify(10_000), certify(100_000)],
    run: { rounds: ROUNDS, seconds: SECONDS, connections: CONNECTIONS, node: process.version },
  }
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
