import { monitorEventLoopDelay } from 'node:perf_hooks'

import { pathTo } from '../../../server/paths.ts'
import type { Table } from '../../../server/files/read-table.ts'
import { REGISTER_COLUMNS, REGISTER_HEADERS } from '../../../server/services/register-columns.ts'
import type { Association } from '../../../surveys/association.ts'
import { REGISTER_FIELDS, toTexts } from '../../../surveys/register-row.ts'
import { addStaff, PLAIN_COOKIE } from '../../builders/staff.ts'
import { testAssociations } from '../../builders/test-data.ts'
import { benchContainer, openBenchStore } from '../bench-container.ts'
import { serve } from '../bench-server.ts'
import { median, round } from '../judged.ts'
import { BENCH_SECTORS } from '../bench-round.ts'

/** What it takes to fill a register, and to look at it. */
export interface RegisterMeasured {
  readonly size: number
  /** Reading a file in, and writing the same rows to the store with nothing else. */
  readonly importMs: number
  readonly bareWriteMs: number
  /** The longest that anybody else had to wait meanwhile. */
  readonly longestWaitMs: number
  readonly progressTold: number
  /** Pages, and reading all rows from the store: medians. */
  readonly listMs: number
  readonly searchMs: number
  readonly bareReadMs: number
}

/** `register.js STORE OTHER SIZE`: imports into one new store, writes the same rows to another, and asks for pages. */
const [, , address = '', other = '', size = ''] = process.argv
const WARM_UPS = 10
const TIMES = 50

const associations = testAssociations(Number(size), BENCH_SECTORS)
const table = tableOf(associations)
const store = await openBenchStore(address)
const container = benchContainer(store)
const bare = await openBenchStore(other)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let time = -WARM_UPS; time < TIMES; time += 1) {
    const took = await timed(work)
    if (time >= 0) times.push(took)
  }
  return round(median(times))
}

function tableOf(rows: readonly Association[]): Table {
  return {
    columns: REGISTER_HEADERS,
    rows: rows.map((association, index) => {
      const texts = toTexts(association)
      const cells = REGISTER_FIELDS.map(field => [REGISTER_COLUMNS[field], texts[field]] as const)
      return { number: index + 2, cells: new Map(cells) }
    }),
  }
}

const user = await addStaff(container, 'investigator')
const how = { stage: 'full', by: 'password', network: null } as const
const cookie = `${PLAIN_COOKIE}=${await container.sessions.begin(user, how)}`
const base = `http://127.0.0.1:${await serve(container, 'staff')}`

async function ask(path: string): Promise<void> {
  const reply = await fetch(base + path, { headers: { cookie } })
  await reply.text()
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
}

let progressTold = 0
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const importMs = await timed(() =>
  container.registerImports.importRegister(table, {
    by: 'bench',
    onProgress: () => void (progressTold += 1),
  }),
)
delay.disable()
const bareWriteMs = await timed(() => bare.putAssociations(associations))

const told: RegisterMeasured = {
  size: associations.length,
  importMs: round(importMs),
  bareWriteMs: round(bareWriteMs),
  longestWaitMs: round(delay.max / 1e6),
  progressTold,
  listMs: await medianOf(() => ask(pathTo.register({ sida: '100' }))),
  searchMs: await medianOf(() => ask(pathTo.register({ sok: `förening ${size}` }))),
  bareReadMs: await medianOf(() => store.listAssociations()),
}
process.stdout.write(JSON.stringify(told), () => process.exit())
