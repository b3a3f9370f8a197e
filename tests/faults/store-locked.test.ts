import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import {
  type Installation,
  startBarometer,
  startServing,
  stopBarometer,
  untilPrinted,
} from '../builders/run-barometer.ts'
import {
  get,
  isReceipt,
  keepsTyped,
  openInstallation,
  readStored,
  post,
  sendAll,
  sendIn,
  type Sending,
} from '../builders/send-answers.ts'
import { extent, tellFigures } from '../builders/extent.ts'

const LOCKED_MS = extent(3000, 8000)
const CONNECTIONS = extent(8, 32)
const ANSWERS = extent(100, 800)
/** While a wait for the lock is a wait of the whole process, it answers about once a second. */
const LEAST_ANSWERS = extent(10, 100)

let installation: Installation
let sendings: readonly Sending[]
let server: ChildProcess
let url: string
let other: Sqlite.Database
beforeEach(async () => {
  ;({ installation, sendings } = await openInstallation(ANSWERS))
  ;({ server, url } = await startServing(installation.folder))
  other = new Sqlite(join(installation.folder, 'barometer.sqlite'))
})
afterEach(() => {
  other.close()
  server.kill('SIGKILL')
  installation.remove()
})

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b)
const percentile = (numbers: readonly number[], share: number) =>
  sorted(numbers)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))]

/** How long each of many questions took, whether the server is ready, until something is over. */
async function askReady(over: AbortSignal): Promise<readonly number[]> {
  const times: number[] = []
  while (!over.aborted) {
    const reply = await get(url + paths.ready)
    expect(reply?.status).toBe(200)
    times.push(reply!.ms)
  }
  return times
}

describe('a store that another process has locked', () => {
  it('refuses answers with what was typed, is read as ever, and takes each of them once when it is let go of', async () => {
    const left = [...sendings]
    const acknowledged: Sending[] = []
    const refusedMs: number[] = []
    const unlocked = new AbortController()
    const connection = async () => {
      while (!unlocked.signal.aborted) {
        const sending = left.shift()!
        const reply = await sendIn(url, sending)
        if (isReceipt(reply)) {
          acknowledged.push(sending)
          continue
        }
        expect([reply?.status, keepsTyped(reply!, sending)]).toEqual([503, true])
        refusedMs.push(reply!.ms)
        left.push(sending)
      }
    }
    other.exec('BEGIN IMMEDIATE')
    const connections = Promise.all(Array.from({ length: CONNECTIONS }, connection))
    const ready = askReady(unlocked.signal)
    await setTimeout(LOCKED_MS)
    other.exec('COMMIT')
    unlocked.abort()
    const [readyMs] = await Promise.all([ready, connections])
    tellFigures('R6', {
      refused: refusedMs.length,
      refusedMs: { median: percentile(refusedMs, 0.5), most: sorted(refusedMs).at(-1) },
      ready: readyMs.length,
      readyMs: { p99: percentile(readyMs, 0.99), most: sorted(readyMs).at(-1) },
    })
    expect(refusedMs.length).toBeGreaterThanOrEqual(CONNECTIONS)
    expect(readyMs.length).toBeGreaterThan(LEAST_ANSWERS)

    const retried = await sendAll(url, sendings, CONNECTIONS)
    expect([...retried.values()].filter(isReceipt)).toHaveLength(ANSWERS)
    expect(await stopBarometer(server)).toBe(0)
    const stored = await readStored(installation.folder)
    expect([stored.count, stored.wrong(sendings)]).toEqual([ANSWERS, []])
    // Those whose turn came when the lock was let go of needed no second try.
    expect(stored.wrong(acknowledged)).toEqual([])
  })

  it('makes a command wait for its turn', async () => {
    other.exec('BEGIN IMMEDIATE')
    const register = installation.file('mer.csv', 'id;namn;sektor\nny;Ny förening;idrott')
    const command = startBarometer(['register', 'import', register], installation.folder)
    const ended = new Promise(resolve => command.once('close', resolve))
    await untilPrinted(command, 'stderr', /^Lager: /m)
    await setTimeout(1500)
    expect(command.exitCode).toBeNull()
    other.exec('COMMIT')
    expect(await ended).toBe(0)
  })
})

describe('a store that is served', () => {
  it('is written to by commands too, while answers come in', async () => {
    const commands = Array.from({ length: extent(3, 20) }, (_, index) =>
      installation.file(`${index}.csv`, `id;namn;sektor\nny${index};Ny ${index};idrott`),
    )
    const over = new AbortController()
    let saved = 0
    /** Saves the first page again and again: each time is a commit. */
    const saving = async (sending: Sending) => {
      for (let revision = 0; !over.signal.aborted; revision += 1) {
        const helhet = String(1 + (revision % 5))
        const { omgang = '' } = sending.fields
        const fields = { omgang, revision: String(revision), 'prov.helhet': helhet }
        const reply = await post(url + pathTo.answerPart(sending.token, 1), fields)
        expect(reply?.status).toBe(303)
        saved += 1
      }
    }
    const load = Promise.all(sendings.slice(0, CONNECTIONS).map(saving))
    const codes: (number | null)[] = []
    for (const file of commands) {
      const command = startBarometer(['register', 'import', file], installation.folder)
      codes.push(await new Promise(resolve => command.once('close', resolve)))
    }
    over.abort()
    await load
    tellFigures('R6', { commands: codes.length, saved })
    expect(codes).toEqual(commands.map(() => 0))
    expect(saved).toBeGreaterThan(commands.length)
  })
})
